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

    /// <summary>The class of a CORDIS activity code, with the words that begin a sentence on it.</summary>
    public static (Iri Class, string German, string English) FromActivity(string? code) => code switch
    {
        "HES" => (CivicVocabulary.Term("HigherEducation"), "Hochschule", "Institution of higher education"),
        "REC" => (CivicVocabulary.Term("ResearchOrganisation"), "Forschungseinrichtung", "Research organisation"),
        "PRC" => (CivicVocabulary.Term("Company"), "Unternehmen", "Company"),
        "PUB" => (CivicVocabulary.Term("PublicBody"), "Öffentliche Stelle", "Public body"),
        _ => (CivicVocabulary.Term("OtherOrganisation"), "Organisation", "Organisation"),
    };
}
