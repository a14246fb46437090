using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Things;

/// <summary>The messages of the network's API.</summary>
internal static class ThingTexts
{
    public static Phrase BadPaging { get; } = new("take ist eine Zahl von 1 bis 200, cursor der Wert 'next' einer früheren Antwort.", "take is a number from 1 to 200, cursor the value 'next' of an earlier answer.");
}
