using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Pages;

/// <summary>The texts of the quality points.</summary>
internal static class QualityTexts
{
    public static Phrase Title { get; } = new("Qualität der Metadaten", "Metadata quality");
    public static Phrase Points { get; } = new("{0} von {1} Punkten ({2}), gezählt wie bei data.europa.eu.", "{0} of {1} points ({2}), counted as at data.europa.eu.");
    public static Phrase Open { get; } = new("Bis zu {0} Punkte sind nicht geprüft: Die Adressen gehören anderen Servern.", "Up to {0} points are not checked: the addresses belong to other servers.");
    public static Phrase More { get; } = new("So gibt es mehr Punkte", "How to get more points");
    public static Phrase Gain { get; } = new("+{0}", "+{0}");
    public static Phrase Check { get; } = new("Metadaten vor dem Einreichen prüfen", "Check metadata before handing them in");

    public static Phrase Class(string name) => name switch
    {
        "Excellent" => new("ausgezeichnet", "excellent"),
        "Good" => new("gut", "good"),
        "Sufficient" => new("ausreichend", "sufficient"),
        _ => new("schwach", "poor"),
    };
}
