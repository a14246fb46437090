namespace CivicCoding.Graph.Text;

/// <summary>The answer to a search.</summary>
/// <param name="Total">The number of things that match or are related to one that does.</param>
/// <param name="Hits">The page asked for, best first.</param>
/// <param name="Groups">The number of things by group, whatever <see cref="SearchRequest.Groups"/> are chosen.</param>
/// <param name="Facets">The number of things by value for each facet, whatever values of the same facet are chosen.</param>
/// <param name="Sequence">The store's sequence number that the index had reached.</param>
public sealed record SearchResult(int Total, IReadOnlyList<SearchHit> Hits, IReadOnlyDictionary<string, int> Groups, IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Facets, long Sequence)
{
    /// <summary>The search with misspelt words put right by the graph's own words; null where every word is known or nothing is near.</summary>
    public string? DidYouMean { get; init; }
}
