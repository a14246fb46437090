using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Pages;

/// <summary>The texts of profiles.</summary>
internal static class ProfileTexts
{
    public static Phrase Where { get; } = new("Sie sind hier", "You are here");
    public static Phrase Facts { get; } = new("Steckbrief", "Facts");
    public static Phrase Relations { get; } = new("Verbindungen", "Relations");
    public static Phrase Sources { get; } = new("Quellen", "Sources");
    public static Phrase Downloads { get; } = new("Diesen Eintrag herunterladen", "Download this entry");
    public static Phrase Identifier { get; } = new("Dauerhafte Kennung", "Permanent identifier");
    public static Phrase FindPartners { get; } = new("Partner für dieses Projekt finden", "Find partners for this project");
    public static Phrase AndMore { get; } = new("und {0} weitere", "and {0} more");
    public static Phrase ShowAll { get; } = new("alle {0} als Abfrage", "all {0} as a query");
    public static Phrase Nothing { get; } = new("Noch keine Verbindungen.", "No relations yet.");
    public static Phrase Missing { get; } = new("Diesen Eintrag gibt es nicht. Er wurde vielleicht umbenannt; die Suche hilft weiter.", "There is no such entry. It may have been renamed; the search helps.");
    public static Phrase External { get; } = new("(andere Webseite)", "(other web site)");
}
