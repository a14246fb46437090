using System.Globalization;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;
using CivicCoding.Graph.Export;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Text;

namespace CivicCoding.Api.Search;

/// <summary>Search for people and programs: the text index's hits with their names.</summary>
internal sealed class SearchService(TextService text, NetworkReader network)
{
    public const int DefaultTake = 20;
    public const int MaxTake = 100;
    private const int MaxSkip = 10_000;

    public static bool TryReadCursor(string? cursor, out int skip)
    {
        skip = 0;
        return cursor is null || (int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out skip) && skip <= MaxSkip);
    }

    public async Task<SearchList> SearchAsync(string words, string? kind, int skip, int take, Language language, CancellationToken cancellation)
    {
        SearchResult found = text.Search.Things(new SearchRequest(words)
        {
            IsVisible = PublicGraphs.IsVisible,
            GroupOf = KindOf,
            Keep = thing => KindOf(thing) is not null,
            Groups = kind is null ? [] : [kind],
            Skip = skip,
            Take = take,
        });
        IReadOnlyList<ThingSummary> things = await network.SummariesAsync([.. found.Hits.Select(h => new Iri(h.Iri))], language, cancellation);
        Dictionary<string, ThingSummary> byIri = things.ToDictionary(t => t.Iri, StringComparer.Ordinal);
        SearchItem[] items = [.. found.Hits.Where(h => byIri.ContainsKey(h.Iri)).Select(h => SearchItem.Of(byIri[h.Iri], h))];
        int end = skip + found.Hits.Count;
        string? next = end < found.Total && end <= MaxSkip ? end.ToString(CultureInfo.InvariantCulture) : null;
        return new SearchList(items, next, found.Total, found.Groups, found.Sequence);
    }

    /// <summary>The kind that an instance's IRI names, or null for IRIs that are not instances of a kind with pages.</summary>
    private static string? KindOf(string iri) => Kinds.Parse(iri)?.Kind.Plural;
}
