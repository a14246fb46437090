using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Entries;

/// <summary>A checked value of a field. A part's value is its text, by which parts are compared; what is written are its inner values.</summary>
internal sealed record EntryValue(FormField Field, Term Value)
{
    /// <summary>True where only the editors and the one who entered it see the value.</summary>
    public bool Internal { get; init; }

    /// <summary>The name of a part, the fragment of its IRI; empty for plain values and for parts that have none yet.</summary>
    public string PartName { get; init; } = "";

    /// <summary>The values of a part.</summary>
    public IReadOnlyList<EntryValue> Inner { get; init; } = [];

    public static EntryValue Part(FormField field, string name, IReadOnlyList<EntryValue> inner)
    {
        IEnumerable<string> texts = field.Parts.SelectMany(f => inner.Where(v => v.Field.Name == f.Name).Select(v => $"{f.Name}: {EntryDocument.Plain(v.Value)}").Order(StringComparer.Ordinal));
        return new EntryValue(field, new Literal(string.Join("; ", texts))) { PartName = name, Inner = inner };
    }
}
