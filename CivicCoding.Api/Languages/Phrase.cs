namespace CivicCoding.Api.Languages;

/// <summary>A text in every language of the pages. Braces with numbers are places for values.</summary>
public sealed record Phrase(string German, string English)
{
    public string In(Language language) => language == Language.German ? German : English;

    public string In(Language language, params object?[] values) => string.Format(language.Culture(), In(language), values);
}
