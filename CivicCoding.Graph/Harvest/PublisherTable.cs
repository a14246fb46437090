using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest;

/// <summary>The publishers of German catalogues with our names for them in both languages, from Tables/publishers.tsv.</summary>
internal static class PublisherTable
{
    private static readonly Dictionary<string, PublisherEntry> ByName = EmbeddedTable.Read("publishers.tsv")
        .ToDictionary(r => r[0], r => new PublisherEntry(CivicVocabulary.Id("organisations", r[1]), r[2], r[3], r[4]), StringComparer.Ordinal);

    /// <summary>The publisher of that name, made from the name alone where the table does not know it; null for no name.</summary>
    public static PublisherEntry? Find(string? name) =>
        name is null ? null : ByName.TryGetValue(name, out PublisherEntry? known) ? known : new PublisherEntry(CivicVocabulary.Id("organisations", Slug.Of(name)), name, name, name);
}
