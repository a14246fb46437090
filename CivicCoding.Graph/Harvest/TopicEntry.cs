namespace CivicCoding.Graph.Harvest;

/// <summary>One row of Tables/topics.tsv.</summary>
internal sealed record TopicEntry(string Slug, string German, string English, string? Broader, string[] Aliases)
{
    public Rdf.Iri Iri => Civic.CivicVocabulary.Id("topics", Slug);

    public bool Equals(TopicEntry? other) => other is not null && Slug == other.Slug;

    public override int GetHashCode() => string.GetHashCode(Slug, StringComparison.Ordinal);
}
