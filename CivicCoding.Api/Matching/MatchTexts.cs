using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Matching;

/// <summary>The messages of the matching routes.</summary>
internal static class MatchTexts
{
    public static Phrase UnknownProject { get; } = new("Dieses Projekt gibt es nicht.", "There is no such project.");
    public static Phrase UnknownOrganisation { get; } = new("Diese Community oder Organisation gibt es nicht.", "There is no such community or organisation.");
    public static Phrase NoText { get; } = new("Geben Sie in 'text' ein bis 8.000 Zeichen an.", "Give between one and 8,000 characters in 'text'.");
    public static Phrase BadTake { get; } = new("take ist eine Zahl von 1 bis 100.", "take is a number from 1 to 100.");
}
