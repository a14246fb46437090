using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Pages;

/// <summary>The texts of the search page.</summary>
internal static class SearchTexts
{
    public static Phrase Search { get; } = new("Suchen", "Search");
    public static Phrase TitleFor { get; } = new("Suche nach „{0}“", "Search for “{0}”");
    public static Phrase Words { get; } = new("Wonach suchen Sie?", "What are you looking for?");
    public static Phrase Hint { get; } = new("zum Beispiel Pflege, Vogelstimmen, Leichte Sprache", "for example care, bird song, easy language");
    public static Phrase Lead { get; } = new("Gesucht wird in Namen und Beschreibungen, auf Deutsch und Englisch, über alle Arten von Einträgen.", "Names and descriptions are searched, in German and English, over all kinds of entries.");
    public static Phrase ByKind { get; } = new("Treffer nach Art", "Results by kind");
    public static Phrase AllKinds { get; } = new("Alle Arten", "All kinds");
    public static Phrase Found { get; } = new("{0} Treffer", "{0} results");
    public static Phrase FoundOne { get; } = new("1 Treffer", "1 result");
    public static Phrase Nothing { get; } = new("Dazu steht nichts im Netzwerk. Versuchen Sie ein kürzeres oder ein anderes Wort, oder gehen Sie hier weiter:", "The network holds nothing for this. Try a shorter or another word, or go on here:");
    public static Phrase BrowseProjects { get; } = new("alle Projekte durchsehen", "browse all projects");
    public static Phrase FindPartners { get; } = new("mit zwei Sätzen Partner finden", "find partners with two sentences");
    public static Phrase DidYouMean { get; } = new("Meinten Sie", "Did you mean");
    public static Phrase Narrow { get; } = new("Eingrenzen", "Narrow down");
    public static Phrase Chosen { get; } = new("Eingrenzen, {0} gewählt", "Narrow down, {0} chosen");
    public static Phrase Apply { get; } = new("Anwenden", "Apply");
    public static Phrase Everything { get; } = new("alles zeigen, ohne Eingrenzung", "show everything, without narrowing");
    public static Phrase Nearest { get; } = new("ähnliche Wörter im Netzwerk:", "similar words in the network:");
    public static Phrase RegisterNeed { get; } = new("diesen Bedarf eintragen, damit andere ihn finden", "register this need, so that others find it");
    public static Phrase Via { get; } = new("Gehört zum Treffer", "Belongs to the result");
    public static Phrase NotReady { get; } = new("Der Suchindex wird gerade geöffnet. Bitte laden Sie die Seite gleich noch einmal.", "The search index is being opened. Please load the page again in a moment.");
}
