using System.Globalization;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;
using CivicCoding.Api.Search;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace CivicCoding.Api.Pages;

/// <summary>Search over all kinds, ranked, with the words marked where they stand.</summary>
[KeptPage(OfText = true)]
internal sealed class SearchModel(SearchService search) : CivicPage
{
    private const int MaxCharacters = 500;

    public override string Title => Words.Length > 0 ? T(SearchTexts.TitleFor, Words) : T(SearchTexts.Search);

    public override string Section => "search";

    /// <summary>Crawlers follow what is found and keep no lists of it.</summary>
    public override bool Indexed => false;

    public string Words { get; private set; } = "";

    public EntityKind? Kind { get; private set; }

    /// <summary>The chosen values by facet.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen { get; private set; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>How many facets are chosen, the kind among them; crawlers are sent two deep at most.</summary>
    public int Depth => Chosen.Count + (Kind is null ? 0 : 1);

    /// <summary>Words of the network near to those typed, where nothing was found.</summary>
    public IReadOnlyList<string> NearestWords { get; private set; } = [];

    public int Skip { get; private set; }

    public SearchList? Found { get; private set; }

    /// <summary>True while the text index is being opened.</summary>
    public bool NotReady { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        string words = TextSearch.Clean(Request.Query["q"].FirstOrDefault() ?? "").Trim();
        Words = words[..Math.Min(words.Length, MaxCharacters)];
        Kind = Kinds.Find(Request.Query["kind"].FirstOrDefault());
        Chosen = SearchFacets.Chosen(Request.Query);
        if (!SearchService.TryReadCursor(Request.Query["from"].FirstOrDefault(), out int skip))
        {
            return Missing(ListTexts.BadPage);
        }

        Skip = skip;
        if (Words.Length > 0)
        {
            try
            {
                Found = await search.SearchAsync(new SearchQuestion(Words, Kind is null ? [] : [Kind.Plural], Chosen, Skip, SearchService.DefaultTake), Language, cancellation);
                NearestWords = Found.Total == 0 && Found.DidYouMean is null ? search.NearestWords(Words) : [];
            }
            catch (QueryBudgetExceededException)
            {
                NotReady = true;
                Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                Response.Headers.RetryAfter = "2";
            }
        }

        return Page();
    }

    /// <summary>The passage with its marks, without a blank between a mark and the rest of its word.</summary>
    public static IHtmlContent Passage(SearchItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var passage = new HtmlContentBuilder();
        foreach (SnippetPart part in item.Snippet)
        {
            if (part.Marked)
            {
                passage.AppendHtml("<mark>").Append(part.Text).AppendHtml("</mark>");
            }
            else
            {
                passage.Append(part.Text);
            }
        }

        return passage;
    }

    /// <summary>This search in one kind, from a place on.</summary>
    public string AddressOf(EntityKind? kind, int from = 0) => Address(Words, kind, Chosen, from);

    /// <summary>The search for other words, with nothing narrowed.</summary>
    public string AddressOf(string words) => Address(words, null, null, 0);

    public bool IsChosen(string facet, FacetValue value) => Chosen.TryGetValue(facet, out IReadOnlyList<string>? values) && values.Contains(value.Id);

    private string Address(string words, EntityKind? kind, IReadOnlyDictionary<string, IReadOnlyList<string>>? chosen, int from)
    {
        var query = new List<KeyValuePair<string, string?>> { new("q", words) };
        if (kind is not null)
        {
            query.Add(new("kind", kind.Plural));
        }

        query.AddRange((chosen ?? new Dictionary<string, IReadOnlyList<string>>()).SelectMany(c => c.Value.Select(v => KeyValuePair.Create(c.Key, (string?)v))));
        if (from > 0)
        {
            query.Add(new("from", from.ToString(CultureInfo.InvariantCulture)));
        }

        return Link("/search" + QueryString.Create(query).ToUriComponent());
    }
}
