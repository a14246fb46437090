using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Pages;

/// <summary>The texts that every page shares.</summary>
internal static class SiteTexts
{
    public static Phrase ToStart { get; } = new("Zur Startseite", "To the start page");
    public static Phrase Skip { get; } = new("Zum Inhalt springen", "Skip to content");
    public static Phrase Claim { get; } = new("Das Netzwerk für gemeinwohlorientierte KI", "The network for AI that serves the common good");
    public static Phrase Navigation { get; } = new("Hauptnavigation", "Main navigation");
    public static Phrase Browse { get; } = new("Entdecken", "Browse");
    public static Phrase FindPartners { get; } = new("Partner finden", "Find partners");
    public static Phrase Query { get; } = new("Abfragen", "Query");
    public static Phrase AboutData { get; } = new("Über die Daten", "About the data");
    public static Phrase Accessibility { get; } = new("Barrierefreiheit", "Accessibility");
    public static Phrase Catalogue { get; } = new("Datenkatalog (DCAT-AP)", "Data catalogue (DCAT-AP)");
    public static Phrase Api { get; } = new("Schnittstelle (API)", "Interface (API)");
    public static Phrase Ontology { get; } = new("Begriffe (Ontologie)", "Terms (ontology)");
    public static Phrase OtherLanguage { get; } = new("English", "Deutsch");
    public static Phrase Footer { get; } = new("Alle Daten sind offen: als Seite, als Abfrage und zum Herunterladen.", "All data are open: as pages, as queries and to download.");
    public static Phrase FooterNavigation { get; } = new("Weitere Seiten", "More pages");
    public static Phrase Search { get; } = new("Suchen", "Search");
    public static Phrase Example { get; } = new("Beispiel", "Example");
    public static Phrase ExampleNote { get; } = new("Von uns erdacht, um zu zeigen, wie es geht. Keine Quelle nennt das.", "Made up by us to show how it works. No source states this.");
}
