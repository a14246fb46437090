namespace CivicCoding.Api.Languages;

/// <summary>Fills the places of phrases.</summary>
public static class PhraseExtensions
{
    /// <summary>The phrase with its places filled, in every language.</summary>
    public static Phrase With(this Phrase phrase, params object?[] values)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        return new Phrase(phrase.In(Language.German, values), phrase.In(Language.English, values));
    }
}
