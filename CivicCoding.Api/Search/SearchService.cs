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
    public const int MaxNames = 20;
    private const int MaxSkip = 10_000;
    private const int ShownValues = 12;

    public static bool TryReadCursor(string? cursor, out int skip)
    {
        skip = 0;
        return cursor is null || (int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out skip) && skip <= MaxSkip);
    }

    public async Task<SearchList> SearchAsync(SearchQuestion question, Language language, CancellationToken cancellation)
    {
        SearchResult found = text.Search.Things(new SearchRequest(question.Words)
        {
            IsVisible = PublicGraphs.IsVisible,
            GroupOf = KindOf,
            Keep = thing => KindOf(thing) is not null,
            Groups = question.Kinds,
            Facets = [.. SearchFacets.All.Select(f => f.Facet)],
            Chosen = question.Chosen,
            Prefer = language.Tag(),
            Skip = question.Skip,
            Take = question.Take,
        });
        IReadOnlyList<ThingSummary> things = await network.SummariesAsync([.. found.Hits.Select(h => new Iri(h.Iri))], language, cancellation);
        Dictionary<string, (string Value, int Count)[]> shown = SearchFacets.All.ToDictionary(f => f.Facet.Name, f => Shown(found.Facets[f.Facet.Name], question.Chosen.GetValueOrDefault(f.Facet.Name)), StringComparer.Ordinal);
        string[] named = [.. found.Hits.Select(h => h.Via).OfType<string>(), .. shown.Values.SelectMany(v => v).Select(v => v.Value)];
        IReadOnlyDictionary<string, LocalText> names = await network.NamesAsync([.. named.Distinct(StringComparer.Ordinal).Select(n => new Iri(n))], language, cancellation);
        Dictionary<string, ThingSummary> byIri = things.ToDictionary(t => t.Iri, StringComparer.Ordinal);
        SearchItem[] items = [.. found.Hits.Where(h => byIri.ContainsKey(h.Iri)).Select(h => SearchItem.Of(byIri[h.Iri], h, h.Via is null ? null : NetworkReader.Link(h.Via, names)))];
        int end = question.Skip + found.Hits.Count;
        string? next = end < found.Total && end <= MaxSkip ? end.ToString(CultureInfo.InvariantCulture) : null;
        Dictionary<string, IReadOnlyList<FacetValue>> facets = shown.ToDictionary(s => s.Key, s => (IReadOnlyList<FacetValue>)[.. s.Value.Select(v => new FacetValue(v.Value, NetworkReader.Link(v.Value, names).Name.Text, v.Count))], StringComparer.Ordinal);
        return new SearchList(items, next, found.Total, found.Groups, facets, found.DidYouMean, found.Sequence);
    }

    /// <summary>Entries by the beginning of a name or alias.</summary>
    public NameList Names(string typed, string? kind, int take)
    {
        IReadOnlyList<TextHit> hits = text.Search.Names(typed, take, thing => KindOf(thing) is { } of && (kind is null || kind == of), PublicGraphs.IsVisible);
        return new NameList([.. hits.Select(h => (Hit: h, Thing: Kinds.Parse(h.Subject.Split('#')[0]))).Where(h => h.Thing is not null).Select(h => new NameItem(h.Hit.Subject.Split('#')[0], h.Thing!.Value.Slug, h.Thing.Value.Kind.Plural, h.Hit.Text))]);
    }

    /// <summary>Words of the network that are near to those typed.</summary>
    public IReadOnlyList<string> NearestWords(string typed) => text.Search.NearestWords(typed, 5);

    /// <summary>The most frequent values, and those that are chosen.</summary>
    private static (string Value, int Count)[] Shown(IReadOnlyDictionary<string, int> counts, IReadOnlyList<string>? chosen)
    {
        (string Value, int Count)[] ordered = [.. counts.Select(c => (c.Key, c.Value)).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)];
        return [.. ordered.Take(ShownValues), .. ordered.Skip(ShownValues).Where(c => chosen?.Contains(c.Value) == true)];
    }

    /// <summary>The kind that an instance's IRI names, or null for IRIs that are not instances of a kind with pages.</summary>
    private static string? KindOf(string iri) => Kinds.Parse(iri)?.Kind.Plural;
}
