using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Pages;

/// <summary>The texts of the page on exposure.</summary>
internal static class ExposureTexts
{
    public static Phrase Title { get; } = new("Wer vorgeschlagen wird", "Who is suggested");
    public static Phrase Lead { get; } = new("Wenn alle Projekte des Netzwerks nach zehn Partnern fragen: Wer erscheint wie oft, und wer nie? Ein Vorschlag, der immer dieselben nennt, hilft wenigen.", "When all projects of the network ask for ten partners: who appears how often, and who never? A suggestion that always names the same few helps few.");
    public static Phrase ToFair { get; } = new("So wäre es mit Plätzen, die für neue Organisationen frei bleiben", "How it would be with places kept for newcomers");
    public static Phrase ToUsual { get; } = new("So ist es ohne freigehaltene Plätze", "How it is without kept places");
    public static Phrase Price { get; } = new("Was das an Güte kostet (nDCG@10 auf Prüfdaten), steht in der Karte des Modells", "What that costs in quality (nDCG@10 on evaluation data) stands in the model's card");
    public static Phrase Questions { get; } = new("Projekte fragen", "projects ask");
    public static Phrase Coverage { get; } = new("aller Organisationen erscheinen mindestens einmal", "of all organisations appear at least once");
    public static Phrase Newcomers { get; } = new("der Plätze gehen an Neue (höchstens ein Projekt)", "of the places go to newcomers (at most one project)");
    public static Phrase Gini { get; } = new("Ungleichheit (Gini: 0 gleich verteilt, 1 alles an eine)", "inequality (Gini: 0 is even, 1 is all for one)");
    public static Phrase Caption { get; } = new("Anteil an allen Organisationen neben dem Anteil an allen Plätzen", "Share of all organisations beside the share of all places");
    public static Phrase Group { get; } = new("Gruppe", "Group");
    public static Phrase Members { get; } = new("Organisationen", "Organisations");
    public static Phrase Expected { get; } = new("Anteil an allen", "Share of all");
    public static Phrase Share { get; } = new("Anteil an den Plätzen", "Share of places");
    public static Phrase Most { get; } = new("Am häufigsten vorgeschlagen", "Suggested most often");
    public static Phrase Api { get; } = new("Dieselben Zahlen als Daten", "The same numbers as data");
    public static IReadOnlyList<(string By, Phrase Heading)> Groups { get; } =
    [
        ("newcomers", new("Neue und erfahrene", "Newcomers and others")),
        ("size", new("Größe", "Size")),
        ("kind", new("Art der Organisation", "Kind of organisation")),
        ("region", new("Region", "Region")),
    ];
}
