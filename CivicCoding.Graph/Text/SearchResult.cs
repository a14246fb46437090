namespace CivicCoding.Graph.Text;

/// <summary>The answer to a search.</summary>
/// <param name="Total">The number of things that match; exact unless <paramref name="IsLowerBound"/>.</param>
/// <param name="IsLowerBound">True where more texts match than are counted.</param>
/// <param name="Hits">The page asked for, best first.</param>
/// <param name="Groups">The number of matching things by group, before <see cref="SearchRequest.Keep"/>.</param>
/// <param name="Sequence">The store's sequence number that the index had reached.</param>
public sealed record SearchResult(int Total, bool IsLowerBound, IReadOnlyList<SearchHit> Hits, IReadOnlyDictionary<string, int> Groups, long Sequence);
