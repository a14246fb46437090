namespace CivicCoding.Graph.Harvest;

/// <summary>The skills that the network speaks of, and the keywords of sources that call for them.</summary>
internal sealed class SkillTable
{
    private readonly Dictionary<string, List<SkillEntry>> _byAlias = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SkillEntry> _bySlug = new(StringComparer.Ordinal);

    private SkillTable()
    {
        foreach (string[] c in EmbeddedTable.Read("skills.tsv"))
        {
            var skill = new SkillEntry(c[0], c[1], c[2], c[3].Length == 0 ? null : c[3], c[4].Split('|', StringSplitOptions.RemoveEmptyEntries));
            All.Add(skill);
            _bySlug.Add(skill.Slug, skill);
            foreach (string alias in skill.Aliases)
            {
                if (!_byAlias.TryGetValue(alias, out List<SkillEntry>? list))
                {
                    _byAlias.Add(alias, list = []);
                }

                list.Add(skill);
            }
        }
    }

    public static SkillTable Shared { get; } = new();

    public List<SkillEntry> All { get; } = [];

    public SkillEntry this[string slug] => _bySlug[slug];

    /// <summary>The skills that keywords and fields call for, each once, in their order.</summary>
    public IReadOnlyList<SkillEntry> FindAll(IEnumerable<string> keywords) =>
        keywords.SelectMany(k => _byAlias.GetValueOrDefault(k.Trim()) ?? []).Distinct().ToList();
}
