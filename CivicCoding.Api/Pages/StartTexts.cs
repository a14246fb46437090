using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Pages;

/// <summary>The texts of the start page.</summary>
internal static class StartTexts
{
    public static Phrase Title { get; } = new("Wer macht was mit KI für das Gemeinwohl?", "Who does what with AI for the common good?");
    public static Phrase Lead { get; } = new(
        "Civic Coding verknüpft Projekte, Organisationen, Communitys, Daten und Förderprogramme – und findet Partner, die zusammenpassen, mit Gründen, die sich nachprüfen lassen.",
        "Civic Coding links projects, organisations, communities, data and funding programmes – and finds partners that fit together, for reasons that can be checked.");
    public static Phrase SearchLabel { get; } = new("Im ganzen Netzwerk suchen", "Search the whole network");
    public static Phrase SearchHint { get; } = new("zum Beispiel Pflege, Vogelstimmen, Ehrenamt", "for example care, bird song, volunteering");
    public static Phrase InNetwork { get; } = new("Im Netzwerk", "In the network");
    public static Phrase ThreeWays { get; } = new("Drei Wege hinein", "Three ways in");
    public static Phrase MatchTitle { get; } = new("Partner finden", "Find partners");
    public static Phrase MatchText { get; } = new("Beschreiben Sie Ihre Idee in zwei Sätzen. Sie sehen, wer dazu passt, in welcher Rolle und warum.", "Describe your idea in two sentences. You see who fits, in which role, and why.");
    public static Phrase QueryTitle { get; } = new("Fragen stellen", "Ask questions");
    public static Phrase QueryText { get; } = new("Alles hier lässt sich mit SPARQL abfragen, in Millisekunden, mit Beispielen zum Anpassen.", "Everything here can be queried with SPARQL, in milliseconds, with examples to adapt.");
    public static Phrase HarvestTitle { get; } = new("Daten übernehmen", "Take the data");
    public static Phrase HarvestText { get; } = new("Portale ernten den Katalog als DCAT-AP; Programme nutzen die API; jede Seite gibt es als Turtle und JSON-LD.", "Portals harvest the catalogue as DCAT-AP; programs use the API; every page is there as Turtle and JSON-LD.");
    public static Phrase RealAndExample { get; } = new("Was hier steht, kommt aus öffentlichen Quellen, die jeder Eintrag nennt. Erdachte Beispiele sind als Beispiel gekennzeichnet.", "What stands here comes from public sources, which every entry names. Made-up examples are marked as examples.");
    public static Phrase More { get; } = new("Mehr über die Daten", "More about the data");
    public static Phrase Empty { get; } = new("Der Speicher ist noch leer.", "The store is still empty.");
}
