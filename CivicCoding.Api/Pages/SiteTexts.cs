using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Pages;

/// <summary>The texts that every page shares.</summary>
internal static class SiteTexts
{
    public static Phrase ToStart { get; } = new("Zur Startseite", "To the start page");
}
