using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest;

/// <summary>The codes of public lists that the network uses, with the names under which sources write them.</summary>
internal sealed class CodeTable
{
    private readonly Dictionary<(string Kind, string Name), CodeEntry> _byName = [];

    private CodeTable()
    {
        foreach (string[] c in EmbeddedTable.Read("codes.tsv"))
        {
            var code = new CodeEntry(new Iri(c[0]), c[1], c[2], c[3], c[4], c[5].Length > 0, c[6], c[7].Split('|', StringSplitOptions.RemoveEmptyEntries));
            All.Add(code);
            foreach (string name in code.Aliases.Append(code.Code).Append(code.English))
            {
                _byName.TryAdd((code.Kind, name), code);
            }
        }
    }

    public static CodeTable Shared { get; } = new();

    public List<CodeEntry> All { get; } = [];

    /// <summary>The code that a source writes like this, or null.</summary>
    public CodeEntry? Find(string kind, string? name) => name is null ? null : _byName.GetValueOrDefault((kind, name));

    public CodeEntry? Sdg(string number) => Find("sdg", number);

    public CodeEntry? Country(string? name) => Find("country", name);
}
