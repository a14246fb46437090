using CivicCoding.Api.Languages;
using CivicCoding.Api.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CivicCoding.Api.Pages;

/// <summary>What every page has: its language, its texts, links that keep a chosen language.</summary>
internal abstract class CivicPage : PageModel
{
    public Language Language => HttpContext.AskedLanguage();

    /// <summary>The page's name in the browser's title and for search engines.</summary>
    public abstract string Title { get; }

    public virtual string? Summary => null;

    /// <summary>False where search engines should not keep the page: lists narrowed deeper than they need.</summary>
    public virtual bool Indexed => true;

    /// <summary>False where what the page shows changes without the store, so that no copy of it may be kept.</summary>
    public virtual bool Kept => true;

    /// <summary>The part of the navigation that the page belongs to.</summary>
    public virtual string Section => "";

    public string T(Phrase phrase) => phrase.In(Language);

    public string T(Phrase phrase, params object?[] values) => phrase.In(Language, values);

    /// <summary>The value of aria-current for a part of the navigation.</summary>
    public string? Current(string part) => part == Section ? "true" : null;

    public string Number(long number) => number.ToString("N0", Language.Culture());

    /// <summary>An own address that stays in a language chosen by ?lang=.</summary>
    public string Link(string address) =>
        Request.Query["lang"] is [("de" or "en") and { } chosen] ? $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={chosen}" : address;

    /// <summary>This page in another language.</summary>
    public string InLanguage(Language language)
    {
        IEnumerable<KeyValuePair<string, string?>> others = Request.Query.Where(q => q.Key != "lang").SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v)));
        string path = HttpContext.Items.TryGetValue(PageRoutes.AskedPath, out object? asked) ? (string)asked! : Request.Path.Value ?? "/";
        return Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal) + QueryString.Create([.. others, KeyValuePair.Create("lang", (string?)language.Tag())]).ToUriComponent();
    }

    /// <summary>The lang attribute of a text that may be in another language than the page.</summary>
    public string? LangOf(string? language) =>
        language is null || language.StartsWith(Language.Tag(), StringComparison.OrdinalIgnoreCase) ? null : language;

    /// <summary>The headers of every page: its language, by what it varies, and that a copy is asked for again before it is shown.</summary>
    public static void SetHeaders(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentLanguage = context.AskedLanguage().Tag();
        headers.Append("Vary", "Accept, Accept-Language");
        headers.CacheControl = "no-cache";
    }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) => SetHeaders(HttpContext);

    public override void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Kept && context.Result is PageResult && Response.StatusCode == StatusCodes.Status200OK && PageTags.Of(HttpContext) is { } tag)
        {
            Response.Headers.ETag = tag;
        }
    }

    protected IActionResult Missing(Phrase detail)
    {
        HttpContext.SetProblem(Problem.NotFound(detail));
        return new StatusCodeResult(StatusCodes.Status404NotFound);
    }
}
