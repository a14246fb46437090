using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Pages;

/// <summary>The texts of the accessibility statement.</summary>
internal static class AccessibilityTexts
{
    public static Phrase Title { get; } = new("Erklärung zur Barrierefreiheit", "Accessibility statement");
    public static Phrase Aim { get; } = new("Diese Seiten sollen für alle benutzbar sein. Maßstab sind die Web Content Accessibility Guidelines (WCAG) 2.2, Stufen A und AA, und die Barrierefreie-Informationstechnik-Verordnung (BITV 2.0).", "These pages should be usable by everybody. The measure is the Web Content Accessibility Guidelines (WCAG) 2.2, levels A and AA, and the German ordinance BITV 2.0.");
    public static Phrase HowTitle { get; } = new("Was dafür getan ist", "What is done for it");
    public static Phrase Keyboard { get; } = new("Alles geht mit der Tastatur; der Fokus ist immer zu sehen; ein Sprunglink führt am Kopf der Seite vorbei.", "Everything works by keyboard; the focus is always visible; a skip link leads past the header.");
    public static Phrase Structure { get; } = new("Überschriften, Bereiche und Beschriftungen sind im Quelltext ausgezeichnet, Sprachwechsel im Text auch.", "Headings, regions and labels are marked up in the source, and so are changes of language within the text.");
    public static Phrase Width { get; } = new("Die Seiten passen sich bis 320 Pixel Breite an, folgen dem dunklen Modus des Systems und lassen sich drucken.", "The pages adapt down to a width of 320 pixels, follow the system's dark mode and can be printed.");
    public static Phrase Pictures { get; } = new("Jedes Bild (Karte, Diagramm, Netz) steht neben einer Tabelle mit demselben Inhalt.", "Every picture (map, chart, network) stands beside a table with the same content.");
    public static Phrase Contrast { get; } = new("Die Seiten folgen den Kontrastfarben des Systems und dem Wunsch nach weniger Bewegung. Die Gestaltung folgt KERN, dem Designsystem der öffentlichen Verwaltung.", "The pages follow the system's contrast colours and the wish for less motion. The design follows KERN, the design system of the German public sector.");
    public static Phrase NoScript { get; } = new("Keine Seite braucht JavaScript, und beim Lesen setzt keine ein Cookie.", "No page needs JavaScript, and none sets a cookie while you read.");
    public static Phrase LimitsTitle { get; } = new("Was noch fehlt", "What is still missing");
    public static Phrase Swagger { get; } = new("Die technische Beschreibung der Schnittstelle (Swagger UI) ist ein fremdes Werkzeug und nicht geprüft. Ihr Inhalt steht auch als Datei unter /openapi.json.", "The technical description of the interface (Swagger UI) is a foreign tool and not checked. Its content is also a file at /openapi.json.");
    public static Phrase Languages { get; } = new("Manche Namen und Beschreibungen gibt es nur in einer Sprache; sie sind dann so ausgezeichnet. Eine Fassung in Leichter Sprache und in Gebärdensprache fehlt.", "Some names and descriptions exist in one language only and are marked so. A version in easy language and in sign language is missing.");
    public static Phrase Audit { get; } = new("Eine Prüfung durch eine unabhängige Stelle steht aus.", "An audit by an independent body is still to come.");
    public static Phrase ContactTitle { get; } = new("Hindernisse melden", "Report barriers");
    public static Phrase Contact { get; } = new("Wer diese Seiten betreibt, nennt hier eine Stelle, an die Sie sich wenden können, und die zuständige Schlichtungsstelle. In dieser Installation ist das noch nicht eingetragen.", "Whoever operates these pages names here whom you can turn to, and the responsible arbitration body. In this installation that is not filled in yet.");
}
