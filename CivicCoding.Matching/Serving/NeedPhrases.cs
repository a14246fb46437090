using CivicCoding.Matching.Corpus;

namespace CivicCoding.Matching.Serving;

/// <summary>The words by which a few sentences in German or English say what is lacking, and what of.</summary>
internal static class NeedPhrases
{
    /// <summary>Beginnings of words that say that something is lacking.</summary>
    public static IReadOnlyList<string> Lack { get; } =
    [
        "fehl", "such", "brauch", "benoetig", "gesucht", "mangel", "vermiss", "bedarf", "angewiesen",
        "lack", "need", "seek", "looking", "search", "missing", "require", "short of", "want",
    ];

    /// <summary>Words that say that something is there.</summary>
    public static IReadOnlyList<string> Have { get; } =
    [
        "haben", "hat", "habe", "bieten", "bietet", "verfuegen", "verfuegt", "besitzen", "liefern", "stellen", "have", "has", "offer", "offers", "provide", "provides", "own", "got",
    ];

    /// <summary>Words that turn having into lacking and lacking into having.</summary>
    public static IReadOnlyList<string> No { get; } = ["kein", "keine", "keinen", "keiner", "keinerlei", "ohne", "nicht", "no", "not", "without", "any"];

    /// <summary>What can be lacking: parts of folded words for each kind.</summary>
    public static IReadOnlyList<(ResourceKind Kind, string German, string English, string[] Words)> Resources { get; } =
    [
        (ResourceKind.Data, "Daten", "data", ["daten", "datensatz", "datensaetz", "data", "dataset", "datasets", "messwerte", "aufnahmen", "recordings"]),
        (ResourceKind.Compute, "Rechenleistung", "computing power", ["rechenleistung", "rechenzeit", "rechenkapazitaet", "rechenkraft", "rechner", "gpu", "gpus", "grafikkarten", "server", "serverplatz", "hosting", "cloud", "compute", "computing", "hardware"]),
        (ResourceKind.Money, "Geld", "money", ["geld", "foerderung", "foerdermittel", "foerdergeld", "finanzierung", "finanzmittel", "spenden", "sponsor", "sponsoren", "budget", "money", "funding", "grant", "grants", "funds", "donations", "sponsors"]),
        (ResourceKind.PilotSite, "Ort zum Erproben", "pilot site", ["erproben", "erprobung", "erprobungsort", "pilotort", "pilotkommune", "testort", "testfeld", "reallabor", "praxispartner", "anwendungspartner", "pilot", "pilots", "testbed", "test site"]),
        (ResourceKind.Mentoring, "Begleitung", "mentoring", ["begleitung", "beratung", "mentoring", "mentor", "mentorin", "mentoren", "coaching", "advice", "guidance", "mentors"]),
        (ResourceKind.Training, "Schulung", "training", ["schulung", "schulungen", "weiterbildung", "fortbildung", "workshop", "workshops", "training", "trainings", "course", "courses"]),
        (ResourceKind.Space, "Räume", "space", ["raum", "raeume", "raeumen", "raeumlichkeiten", "buero", "werkstatt", "rooms", "office", "space", "premises"]),
        (ResourceKind.Skill, "Fachleute", "skilled people", ["fachleute", "fachkraefte", "fachwissen", "expertise", "experten", "expertin", "expertinnen", "knowhow", "kompetenz", "kompetenzen", "faehigkeit", "faehigkeiten", "entwickler", "entwicklerin", "entwicklerinnen", "programmierer", "programmiererin", "ehrenamtliche", "freiwillige", "jemand", "jemanden", "leute", "forschung", "wissenschaft", "somebody", "someone", "people", "developers", "developer", "experts", "expert", "skill", "skills", "knowhow", "volunteers", "scientist", "scientists", "engineers", "programmers", "research"]),
    ];
}
