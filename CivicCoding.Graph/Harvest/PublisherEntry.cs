namespace CivicCoding.Graph.Harvest;

/// <summary>A publisher with its names and the German form that begins a sentence.</summary>
internal sealed record PublisherEntry(Rdf.Iri Iri, string German, string English, string Nominative)
{
    private static readonly string[] WithArticle = ["Ministry", "State", "Federal", "Free", "Hanseatic"];

    /// <summary>The English form that begins a sentence.</summary>
    public string Subject => WithArticle.Any(w => English.StartsWith(w, StringComparison.Ordinal)) ? "The " + English : English;
}
