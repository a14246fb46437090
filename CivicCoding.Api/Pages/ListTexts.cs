using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Pages;

/// <summary>The texts of lists.</summary>
internal static class ListTexts
{
    public static Phrase Found { get; } = new("{0} Einträge", "{0} entries");
    public static Phrase FoundOne { get; } = new("1 Eintrag", "1 entry");
    public static Phrase Kinds { get; } = new("Arten von Einträgen", "Kinds of entries");
    public static Phrase Filters { get; } = new("Liste eingrenzen", "Narrow the list");
    public static Phrase MoreFilters { get; } = new("Weitere Filter", "More filters");
    public static Phrase Words { get; } = new("Wörter im Namen oder in der Beschreibung", "Words in the name or description");
    public static Phrase Any { get; } = new("alle", "any");
    public static Phrase Apply { get; } = new("Eingrenzen", "Narrow");
    public static Phrase Reset { get; } = new("Alles zeigen", "Show all");
    public static Phrase Nothing { get; } = new("Nichts passt. Nehmen Sie eine Einschränkung weg oder versuchen Sie ein anderes Wort.", "Nothing fits. Take a restriction away or try another word.");
    public static Phrase Pages { get; } = new("Seiten der Liste", "Pages of the list");
    public static Phrase Previous { get; } = new("Zurück", "Previous");
    public static Phrase Next { get; } = new("Weiter", "Next");
    public static Phrase PageOf { get; } = new("Seite {0} von {1}", "Page {0} of {1}");
    public static Phrase Summary { get; } = new("{0} im Netzwerk für gemeinwohlorientierte KI.", "{0} in the network for AI that serves the common good.");
    public static Phrase BadPage { get; } = new("Diese Seite der Liste gibt es nicht.", "There is no such page of the list.");
}
