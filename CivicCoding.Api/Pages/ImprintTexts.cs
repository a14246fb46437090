using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Pages;

/// <summary>The texts of the imprint.</summary>
internal static class ImprintTexts
{
    public static Phrase Title { get; } = new("Impressum und Datenschutz", "Imprint and privacy");
    public static Phrase Missing { get; } = new("Wer diese Seiten betreibt, trägt hier noch ein:", "Whoever operates these pages still has to fill in here:");
    public static Phrase Provider { get; } = new("Name, Anschrift und Vertretung des Anbieters (§ 5 DDG)", "Name, address and representation of the provider (section 5 DDG)");
    public static Phrase Contact { get; } = new("E-Mail-Adresse und Telefonnummer", "E-mail address and telephone number");
    public static Phrase Responsible { get; } = new("Wer für den Inhalt verantwortlich ist (§ 18 MStV)", "Who is responsible for the content (section 18 MStV)");
    public static Phrase Privacy { get; } = new("Wer Daten verarbeitet und an wen man sich wendet (Art. 13 DSGVO)", "Who processes data and whom to turn to (article 13 GDPR)");
    public static Phrase How { get; } = new("Der Text steht in einer Datei; ihren Namen nennt die Umgebungsvariable", "The text stands in a file; its name is in the environment variable");
    public static Phrase DataTitle { get; } = new("Was diese Seiten speichern", "What these pages keep");
    public static Phrase Data { get; } = new(
        "Beim Lesen setzt keine Seite ein Cookie, und keine lädt etwas von fremden Servern. Die Abfrageseite merkt sich Ihre Abfragen nur in Ihrem Browser. Formulare zum Eintragen setzen ein Cookie, das sie schützt und mit der Sitzung endet.",
        "No page sets a cookie while you read, and none loads anything from foreign servers. The query page remembers your queries in your browser only. Forms for registering set a cookie that protects them and ends with the session.");

    public static IReadOnlyList<Phrase> Parts { get; } = [Provider, Contact, Responsible, Privacy];
}
