namespace CivicCoding.Api.Search;

/// <summary>A page of search results.</summary>
/// <param name="Items">The things, best first.</param>
/// <param name="Next">The cursor of the next page, or null.</param>
/// <param name="Total">How many things match.</param>
/// <param name="Kinds">How many match by kind, whatever kind was asked for.</param>
/// <param name="Sequence">The store's sequence number that the text index had reached.</param>
internal sealed record SearchList(IReadOnlyList<SearchItem> Items, string? Next, int Total, IReadOnlyDictionary<string, int> Kinds, long Sequence);
