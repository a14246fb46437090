namespace CivicCoding.Api.Network;

/// <summary>A thing as the list of its kind knows it.</summary>
/// <param name="Iri">Its IRI.</param>
/// <param name="German">What it is sorted by in German.</param>
/// <param name="English">What it is sorted by in English.</param>
/// <param name="Values">For each filter of the kind the numbers of the values that the thing has.</param>
internal sealed record KindRow(string Iri, string German, string English, int[][] Values)
{
    public static Comparison<KindRow> InGerman { get; } = (a, b) => Compare(a.German, b.German, a, b);

    public static Comparison<KindRow> InEnglish { get; } = (a, b) => Compare(a.English, b.English, a, b);

    private static int Compare(string first, string second, KindRow a, KindRow b) => string.CompareOrdinal(first, second) is not 0 and var order ? order : string.CompareOrdinal(a.Iri, b.Iri);
}
