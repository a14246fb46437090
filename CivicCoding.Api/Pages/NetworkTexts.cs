using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Pages;

/// <summary>The texts of the picture of a network.</summary>
internal static class NetworkTexts
{
    public static Phrase Title { get; } = new("Nachbarschaft", "Neighbourhood");
    public static Phrase Lead { get; } = new("Was mit diesem Eintrag verbunden ist, als Tabelle und als Bild.", "What is connected with this entry, as a table and as a picture.");
    public static Phrase Relation { get; } = new("Verbindung", "Relation");
    public static Phrase Kind { get; } = new("Art", "Kind");
    public static Phrase Name { get; } = new("Name", "Name");
    public static Phrase One { get; } = new("{0} Nachbar", "{0} neighbour");
    public static Phrase Count { get; } = new("{0} Nachbarn", "{0} neighbours");
    public static Phrase CountCut { get; } = new("Die ersten {0} Nachbarn; alle stehen unter Verbindungen.", "The first {0} neighbours; all of them are under relations.");
    public static Phrase Show { get; } = new("Als Netz zeigen", "Show as a network");
    public static Phrase Label { get; } = new("Netz der Nachbarschaft; dasselbe steht in der Tabelle", "Network of the neighbourhood; the table says the same");
    public static Phrase Hint { get; } = new("Ein Klick auf einen Punkt zeigt, was er ist und was um ihn herum steht.", "A click on a dot shows what it is and what stands around it.");
    public static Phrase Pick { get; } = new("Punkt wählen", "Choose a dot");
    public static Phrase Closer { get; } = new("Näher", "Closer");
    public static Phrase Farther { get; } = new("Weiter weg", "Farther");
    public static Phrase Whole { get; } = new("Alles zeigen", "Show all");
    public static Phrase Open { get; } = new("Seite öffnen", "Open page");
    public static Phrase Added { get; } = new("{0} kamen hinzu.", "{0} were added.");
    public static Phrase Full { get; } = new("Das Bild ist mit {0} Punkten voll.", "The picture is full with {0} dots.");
    public static Phrase Failed { get; } = new("Das ließ sich nicht laden. Die Tabelle zeigt dasselbe.", "This could not be loaded. The table shows the same.");
    public static Phrase NoWebGl { get; } = new("Dieser Browser kann das Netz nicht zeichnen (kein WebGL). Die Tabelle zeigt dasselbe.", "This browser cannot draw the network (no WebGL). The table shows the same.");

    /// <summary>The texts that the script needs.</summary>
    public static Dictionary<string, object> Of(Language language) => new(StringComparer.Ordinal)
    {
        ["show"] = Show.In(language),
        ["label"] = Label.In(language),
        ["hint"] = Hint.In(language),
        ["pick"] = Pick.In(language),
        ["closer"] = Closer.In(language),
        ["farther"] = Farther.In(language),
        ["whole"] = Whole.In(language),
        ["open"] = Open.In(language),
        ["added"] = Added.In(language),
        ["full"] = Full.In(language),
        ["failed"] = Failed.In(language),
        ["noWebGl"] = NoWebGl.In(language),
        ["kinds"] = EditorSettings.KindNames(language),
    };
}
