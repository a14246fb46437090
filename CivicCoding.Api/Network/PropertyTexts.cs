using CivicCoding.Api.Languages;
using CivicCoding.Graph.Civic;

namespace CivicCoding.Api.Network;

/// <summary>How properties are read from either end, in the order in which a profile shows them. Where a property is missing here its label in the graph is used.</summary>
internal static class PropertyTexts
{
    private const string Dct = "http://purl.org/dc/terms/";
    private const string Dcat = "http://www.w3.org/ns/dcat#";
    private const string Skos = "http://www.w3.org/2004/02/skos/core#";
    private const string Schema = "https://schema.org/";
    private const string Ns = CivicVocabulary.Namespace;

    /// <summary>Properties that a profile shows elsewhere or not at all.</summary>
    private static readonly HashSet<string> s_hidden = new(StringComparer.Ordinal)
    {
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "http://www.w3.org/2000/01/rdf-schema#label", Dct + "description", Dct + "title", Dct + "source", Dct + "identifier",
        Skos + "prefLabel", Skos + "inScheme", Ns + "labelBy", Ns + "sdgBy", Ns + "status", Dct + "isReferencedBy",
    };

    private static readonly List<(string Iri, Phrase Forward, Phrase Inverse)> s_texts =
    [
        (Ns + "inProject", new("Projekt", "Project"), new("Beteiligte", "Taking part")),
        (Ns + "participant", new("Beteiligt", "Participant"), new("Beteiligt an", "Takes part in")),
        (Ns + "runBy", new("Getragen von", "Run by"), new("Trägt", "Runs")),
        (Ns + "fundedBy", new("Gefördert von", "Funded by"), new("Fördert", "Funds")),
        (Ns + "inProgramme", new("Programm", "Programme"), new("Projekte im Programm", "Projects in the programme")),
        (Dct + "isPartOf", new("Gehört zu", "Part of"), new("Umfasst", "Comprises")),
        (Dct + "publisher", new("Herausgeber", "Publisher"), new("Gibt heraus", "Publishes")),
        (Ns + "statedBy", new("Von", "Stated by"), new("Bedarfe und Angebote", "Needs and offers")),
        (Ns + "needKind", new("Art", "What it is about"), new("Bedarfe und Angebote dieser Art", "Needs and offers of this kind")),
        (Ns + "skill", new("Fähigkeit", "Skill"), new("Gesucht oder geboten in", "Sought or offered in")),
        (Ns + "capacity", new("Umfang", "Extent"), new("Umfang", "Extent")),
        (Ns + "amount", new("Betrag", "Amount"), new("Betrag", "Amount")),
        (Ns + "deadline", new("Frist", "Deadline"), new("Frist", "Deadline")),
        (Ns + "eligibilityRule", new("Bedingungen", "Conditions"), new("Bedingung von", "Condition of")),
        (Dct + "subject", new("Themen", "Topics"), new("Einträge zum Thema", "Entries on the topic")),
        (Ns + "addressesSDG", new("Nachhaltigkeitsziele", "Sustainable development goals"), new("Tragen zu diesem Ziel bei", "Contribute to this goal")),
        (Ns + "requiresSkill", new("Braucht Fähigkeiten", "Requires skills"), new("Gebraucht in", "Required in")),
        (Ns + "usesDataset", new("Nutzt Daten", "Uses data"), new("Genutzt von", "Used by")),
        (Ns + "produces", new("Ergebnisse", "Results"), new("Entstanden in", "Produced by")),
        (Ns + "aim", new("Ziele", "Aims"), new("Ziel von", "Aim of")),
        (Ns + "hasPartner", new("Arbeitet mit", "Works with"), new("Arbeitet mit", "Works with")),
        (Ns + "lifecycle", new("Stand", "Status"), new("Einträge in diesem Stand", "Entries with this status")),
        (Schema + "startDate", new("Beginn", "Start"), new("Beginn", "Start")),
        (Schema + "endDate", new("Ende", "End"), new("Ende", "End")),
        (Ns + "grantAmount", new("Fördersumme", "Grant"), new("Fördersumme", "Grant")),
        (Ns + "locatedIn", new("Ort", "Place"), new("Hier ansässig", "Located here")),
        (Ns + "state", new("Bundesland", "Federal state"), new("In diesem Bundesland", "In this federal state")),
        (Ns + "region", new("Region", "Region"), new("Gilt hier", "Applies here")),
        (Ns + "country", new("Land", "Country"), new("In diesem Land", "In this country")),
        (Ns + "communityKind", new("Art", "Type"), new("Communitys dieser Art", "Communities of this type")),
        (Ns + "placeKind", new("Art", "Type"), new("Orte dieser Art", "Places of this type")),
        (Ns + "datedName", new("Frühere und heutige Namen", "Names over time"), new("Name von", "Name of")),
        (Ns + "successor", new("Nachfolger", "Successor"), new("Vorgänger", "Predecessor")),
        (Dcat + "theme", new("Datenthema", "Data theme"), new("Datensätze zum Thema", "Datasets on the theme")),
        (Dcat + "keyword", new("Schlagwörter", "Keywords"), new("Schlagwort von", "Keyword of")),
        (Dcat + "distribution", new("Dateien und Zugänge", "Files and access"), new("Zugang zu", "Access to")),
        (Dct + "license", new("Lizenz", "Licence"), new("Unter dieser Lizenz", "Under this licence")),
        (Dct + "created", new("Erstellt", "Created"), new("Erstellt", "Created")),
        (Dcat + "version", new("Fassung", "Version"), new("Fassung von", "Version of")),
        (Dct + "language", new("Sprache", "Language"), new("In dieser Sprache", "In this language")),
        (Skos + "broader", new("Oberbegriff", "Broader"), new("Unterbegriffe", "Narrower")),
        (Skos + "altLabel", new("Auch", "Also"), new("Auch", "Also")),
        (Skos + "notation", new("Kennung", "Notation"), new("Kennung", "Notation")),
        (Skos + "exactMatch", new("Entspricht", "Same as"), new("Entspricht", "Same as")),
        (Skos + "closeMatch", new("Ähnlich", "Similar to"), new("Ähnlich", "Similar to")),
        ("http://xmlns.com/foaf/0.1/homepage", new("Webseite", "Web page"), new("Webseite von", "Web page of")),
        (Dcat + "landingPage", new("Webseite", "Web page"), new("Webseite von", "Web page of")),
        ("http://usefulinc.com/ns/doap#repository", new("Quelltext", "Source code"), new("Quelltext von", "Source code of")),
    ];

    private static readonly Dictionary<string, int> s_index = s_texts.Select((t, i) => (t.Iri, i)).ToDictionary(t => t.Iri, t => t.i, StringComparer.Ordinal);

    /// <summary>All texts, for the test that both languages are complete.</summary>
    internal static IEnumerable<Phrase> All => s_texts.SelectMany(t => new[] { t.Forward, t.Inverse });

    public static bool IsHidden(string property) => s_hidden.Contains(property);

    /// <summary>The place of a property on a profile; unknown ones come last.</summary>
    public static int Order(string property) => s_index.TryGetValue(property, out int place) ? place : int.MaxValue;

    public static Phrase? Forward(string property) => s_index.TryGetValue(property, out int place) ? s_texts[place].Forward : null;

    public static Phrase? Inverse(string property) => s_index.TryGetValue(property, out int place) ? s_texts[place].Inverse : null;
}
