namespace CivicCoding.Graph.Harvest;

/// <summary>One row of Tables/skills.tsv: a skill of ours or of ESCO, with our German label.</summary>
internal sealed record SkillEntry(string Slug, string German, string English, string? Esco, string[] Aliases)
{
    public Rdf.Iri Iri => Civic.CivicVocabulary.Id("skills", Slug);
}
