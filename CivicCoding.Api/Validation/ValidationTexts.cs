using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Validation;

/// <summary>The texts of validation: page, problems, states.</summary>
internal static class ValidationTexts
{
    public static Phrase NoProfile { get; } = new("Dieses Profil gibt es nicht. Es gibt: {0}.", "There is no such profile. There are: {0}.");
    public static Phrase Violated { get; } = new("Die Daten verletzen die Regeln dieses Servers", "The data violate the rules of this server");
    public static Phrase ViolatedDetail { get; } = new("Nichts wurde gespeichert: {0} Verstöße. Der Bericht nennt jeden und wie er zu beheben ist.", "Nothing was stored: {0} violations. The report names each and how to repair it.");
    public static Phrase Title { get; } = new("Metadaten prüfen", "Check metadata");
    public static Phrase Lead { get; } = new("Prüfen Sie eine Beschreibung von Datensätzen, bevor ein Portal sie abholt. Ihr Text wird nicht gespeichert.", "Check a description of datasets before a portal fetches it. Your text is not stored.");
    public static Phrase Text { get; } = new("Text", "Text");
    public static Phrase TextHint { get; } = new("Turtle, RDF/XML, JSON-LD oder N-Triples", "Turtle, RDF/XML, JSON-LD or N-Triples");
    public static Phrase File { get; } = new("oder Datei", "or file");
    public static Phrase FileHint { get; } = new("höchstens 10 MB; eine Datei geht dem Text vor", "10 MB at most; a file goes before the text");
    public static Phrase Profile { get; } = new("Profil", "Profile");
    public static Phrase Syntax { get; } = new("Syntax", "Syntax");
    public static Phrase Guess { get; } = new("erkennen", "detect");
    public static Phrase Check { get; } = new("Prüfen", "Check");
    public static Phrase Result { get; } = new("Ergebnis", "Result");
    public static Phrase Good { get; } = new("Die Daten erfüllen alle Regeln von {0}.", "The data meet all rules of {0}.");
    public static Phrase Counts { get; } = new("{0}: {1} Verstöße, {2} Warnungen, {3} Hinweise in {4} Aussagen.", "{0}: {1} violations, {2} warnings, {3} notes in {4} statements.");
    public static Phrase Nothing { get; } = new("Geben Sie einen Text ein oder wählen Sie eine Datei.", "Enter a text or choose a file.");
    public static Phrase TooLarge { get; } = new("Der Text ist zu groß: höchstens 10 MB.", "The text is too large: 10 MB at most.");
    public static Phrase NotRead { get; } = new("Zeile {0}, Spalte {1}: {2}", "Line {0}, column {1}: {2}");
    public static Phrase NotReadTitle { get; } = new("Der Text kann nicht gelesen werden", "The text cannot be read");
    public static Phrase NoData { get; } = new("Der Text enthält nichts, wofür {0} Regeln hat. Prüfen Sie die Typen, zum Beispiel dcat:Dataset.", "The text holds nothing that {0} has rules for. Check the types, for example dcat:Dataset.");
    public static Phrase Violation { get; } = new("Verstoß", "Violation");
    public static Phrase Warning { get; } = new("Warnung", "Warning");
    public static Phrase Note { get; } = new("Hinweis", "Note");
    public static Phrase Line { get; } = new("Zeile {0}", "Line {0}");
    public static Phrase Severity { get; } = new("Art", "Kind");
    public static Phrase Where { get; } = new("Stelle", "Place");
    public static Phrase WhatToDo { get; } = new("Was zu tun ist", "What to do");
    public static Phrase More { get; } = new("Die ersten {0} von {1} Befunden; alle stehen im Bericht der Schnittstelle.", "The first {0} of {1} findings; all of them are in the report of the interface.");
    public static Phrase Repaired { get; } = new("Reparierte Fassung", "Repaired version");
    public static Phrase RepairedLead { get; } = new("Eindeutige Stellen, hier behoben: {0}. Verbleibende Verstöße: {1}. Prüfen Sie die Fassung, bevor Sie sie verwenden.", "Certain places, repaired here: {0}. Violations that remain: {1}. Look at the version before you use it.");
    public static Phrase Findings { get; } = new("Befunde", "Findings");
    public static Phrase Program { get; } = new("Programme prüfen mit POST /api/v1/validate.", "Programs check by POST /api/v1/validate.");
}
