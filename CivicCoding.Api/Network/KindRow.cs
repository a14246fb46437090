using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Network;

/// <summary>A thing as the list of its kind knows it.</summary>
/// <param name="Iri">Its IRI.</param>
/// <param name="GermanLabel">The label that it is sorted by in German; null: none.</param>
/// <param name="EnglishLabel">The label that it is sorted by in English; null: none.</param>
/// <param name="German">What it is called in German, or the nearest; null for a thing without a name.</param>
/// <param name="English">What it is called in English, or the nearest; null for a thing without a name.</param>
/// <param name="IsExample">True for a made-up thing.</param>
/// <param name="Texts">Its names and descriptions in lower case as UTF-8, parted by line ends: where the words of a list are looked for; null where they are not kept.</param>
internal sealed record KindRow(string Iri, string? GermanLabel, string? EnglishLabel, LocalText? German, LocalText? English, bool IsExample, byte[]? Texts)
{
    public static Comparison<KindRow> InGerman { get; } = (a, b) => Compare(KeyOf(a.GermanLabel), KeyOf(b.GermanLabel), a, b);

    public static Comparison<KindRow> InEnglish { get; } = (a, b) => Compare(KeyOf(a.EnglishLabel), KeyOf(b.EnglishLabel), a, b);

    public static Comparison<KindRow> ByIri { get; } = (a, b) => string.CompareOrdinal(a.Iri, b.Iri);

    /// <summary>What the thing is called in a language.</summary>
    public LocalText? In(Language language) => language == Language.German ? German : English;

    /// <summary>What a label is sorted by: umlauts as their base letters (DIN 5007-1).</summary>
    public static string KeyOf(string? label) => label is null ? "" : label.ToLowerInvariant().Replace('ä', 'a').Replace('ö', 'o').Replace('ü', 'u');

    private static int Compare(string first, string second, KindRow a, KindRow b) => string.CompareOrdinal(first, second) is not 0 and var order ? order : string.CompareOrdinal(a.Iri, b.Iri);
}
