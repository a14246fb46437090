namespace CivicCoding.Graph.Harvest;

/// <summary>Our topics with German and English labels, and the names under which sources speak of them.</summary>
internal sealed class TopicTable
{
    private readonly Dictionary<string, TopicEntry> _byAlias = new(StringComparer.OrdinalIgnoreCase);

    private TopicTable()
    {
        foreach (string[] cells in EmbeddedTable.Read("topics.tsv"))
        {
            var topic = new TopicEntry(cells[0], cells[1], cells[2], cells[3].Length == 0 ? null : cells[3], cells[4].Split('|', StringSplitOptions.RemoveEmptyEntries));
            All.Add(topic);
            foreach (string alias in topic.Aliases.Append(topic.English))
            {
                _byAlias.TryAdd(alias, topic);
            }
        }
    }

    public static TopicTable Shared { get; } = new();

    public List<TopicEntry> All { get; } = [];

    /// <summary>The topic that a source means by this name, or null.</summary>
    public TopicEntry? Find(string name) => _byAlias.GetValueOrDefault(name.Trim());

    /// <summary>The topics that a source means by these names, each once, in the order of the names.</summary>
    public IReadOnlyList<TopicEntry> FindAll(IEnumerable<string> names) => names.Select(Find).OfType<TopicEntry>().Distinct().ToList();
}
