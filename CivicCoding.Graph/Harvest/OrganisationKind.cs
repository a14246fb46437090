using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest;

/// <summary>Which special class of organisation a source means.</summary>
internal static class OrganisationKind
{
    private static readonly (string Part, string Class)[] NameParts =
    [
        ("Universität", "HigherEducation"),
        ("Hochschule", "HigherEducation"),
        ("Hertie School", "HigherEducation"),
        ("Umweltbundesamt", "PublicBody"),
        ("Institut für", "ResearchOrganisation"),
        ("Institut für Internet", "ResearchOrganisation"),
        ("Fraunhofer", "ResearchOrganisation"),
        ("Forschungszentrum", "ResearchOrganisation"),
        ("DFKI", "ResearchOrganisation"),
        ("e.V.", "Association"),
        ("gGmbH", "Association"),
        ("Stiftung", "Association"),
        ("verband", "Association"),
        ("Gesellschaft für", "Association"),
        ("Chaos Computer Club", "Association"),
        ("Deutsches Rotes Kreuz", "Association"),
        ("Reporter ohne Grenzen", "Association"),
        ("Wikimedia", "Association"),
        ("Open Knowledge", "Association"),
        ("Brot für die Welt", "Association"),
        ("WWF", "Association"),
        ("Transparency", "Association"),
    ];

    /// <summary>The class that a German name shows, or null where it does not.</summary>
    public static Iri? FromName(string name)
    {
        string? found = NameParts.FirstOrDefault(p => name.Contains(p.Part, StringComparison.Ordinal)).Class;
        return found is null ? null : CivicVocabulary.Term(found);
    }

    /// <summary>The class of a CORDIS activity code, with the word for it in a sentence.</summary>
    public static (Iri Class, string German, string English) FromActivity(string? code) => code switch
    {
        "HES" => (CivicVocabulary.Term("HigherEducation"), "eine Hochschule", "an institution of higher education"),
        "REC" => (CivicVocabulary.Term("ResearchOrganisation"), "eine Forschungseinrichtung", "a research organisation"),
        "PRC" => (CivicVocabulary.Term("Company"), "ein Unternehmen", "a company"),
        "PUB" => (CivicVocabulary.Term("PublicBody"), "eine öffentliche Stelle", "a public body"),
        _ => (CivicVocabulary.Term("OtherOrganisation"), "eine Organisation", "an organisation"),
    };
}
