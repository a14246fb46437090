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
internal sealed class SearchModel(SearchService search) : CivicPage
{
    private const int MaxCharacters = 500;

    public override string Title => Words.Length > 0 ? T(SearchTexts.TitleFor, Words) : T(SearchTexts.Search);

    public override string Section => "search";

    /// <summary>Crawlers follow what is found and keep no lists of it.</summary>
    public override bool Indexed => false;

    public string Words { get; private set; } = "";

    public EntityKind? Kind { get; private set; }

    public int Skip { get; private set; }

    public SearchList? Found { get; private set; }

    /// <summary>True while the text index is being opened.</summary>
    public bool NotReady { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        string words = Request.Query["q"].FirstOrDefault()?.Trim() ?? "";
        Words = words[..Math.Min(words.Length, MaxCharacters)];
        Kind = Kinds.Find(Request.Query["kind"].FirstOrDefault());
        if (!SearchService.TryReadCursor(Request.Query["from"].FirstOrDefault(), out int skip))
        {
            return Missing(ListTexts.BadPage);
        }

        Skip = skip;
        if (Words.Length > 0)
        {
            try
            {
                Found = await search.SearchAsync(Words, Kind?.Plural, Skip, SearchService.DefaultTake, Language, cancellation);
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
    public string AddressOf(EntityKind? kind, int from = 0)
    {
        var query = new List<KeyValuePair<string, string?>> { new("q", Words) };
        if (kind is not null)
        {
            query.Add(new("kind", kind.Plural));
        }

        if (from > 0)
        {
            query.Add(new("from", from.ToString(CultureInfo.InvariantCulture)));
        }

        return Link("/search" + QueryString.Create(query).ToUriComponent());
    }
}
