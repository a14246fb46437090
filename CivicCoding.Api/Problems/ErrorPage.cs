using CivicCoding.Api.Languages;
using CivicCoding.Api.Pages;

namespace CivicCoding.Api.Problems;

/// <summary>A problem as a page, for who reads pages: written without Razor, so that it appears whatever else is broken.</summary>
internal static class ErrorPage
{
    /// <summary>True where a browser asks for something that is not a program's route.</summary>
    public static bool IsWanted(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase) && !request.Path.StartsWithSegments("/api");

    public static async Task WriteAsync(HttpContext context, Problem problem)
    {
        Language language = context.AskedLanguage();
        PageEncoder html = PageEncoder.Instance;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentLanguage = language.Tag();
        string design = Bundles.Find("design/design.scss") is { } file ? $"<link rel=\"stylesheet\" href=\"{file}\">" : "";
        string body = $"""
            <!DOCTYPE html>
            <html lang="{language.Tag()}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{html.Encode(problem.Title.In(language))} – Civic Coding</title><meta name="robots" content="noindex">
            <link rel="icon" href="/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/css/site.css?v={AssetVersion.Value}">{design}</head>
            <body><header class="site-header"><div class="wrap bar"><a class="brand" href="/"><img src="/icon.svg" alt="" width="32" height="32"><span>Civic Coding</span></a></div></header>
            <main id="content" class="page narrow"><p class="eyebrow">{problem.Status}</p><h1>{html.Encode(problem.Title.In(language))}</h1>
            <p>{html.Encode(problem.Detail.In(language))}</p><p><a class="button" href="/">{html.Encode(SiteTexts.ToStart.In(language))}</a> <a href="/search">{html.Encode(SiteTexts.Search.In(language))}</a></p></main></body>
            </html>
            """;
        await context.Response.WriteAsync(body, context.RequestAborted);
    }
}
