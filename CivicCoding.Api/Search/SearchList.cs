namespace CivicCoding.Api.Search;

/// <summary>A page of search results.</summary>
/// <param name="Items">The things, best first.</param>
/// <param name="Next">The cursor of the next page, or null.</param>
/// <param name="Total">How many things match or are related to one that does.</param>
/// <param name="Kinds">How many there are by kind, whatever kinds are chosen.</param>
/// <param name="Facets">How many there are by value of each facet, whatever values of the same facet are chosen; the most frequent values.</param>
/// <param name="DidYouMean">The search with unknown words put right by the network's own words, or null.</param>
/// <param name="Sequence">The store's sequence number that the text index had reached.</param>
internal sealed record SearchList(
    IReadOnlyList<SearchItem> Items,
    string? Next,
    int Total,
    IReadOnlyDictionary<string, int> Kinds,
    IReadOnlyDictionary<string, IReadOnlyList<FacetValue>> Facets,
    string? DidYouMean,
    long Sequence);
