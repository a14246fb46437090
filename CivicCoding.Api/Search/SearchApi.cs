using System.ComponentModel.DataAnnotations;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Problems;
using CivicCoding.Graph.Text;

namespace CivicCoding.Api.Search;

/// <summary>/api/v1/search: ranked full-text search over all kinds.</summary>
internal static class SearchApi
{
    public static void AddSearch(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TextService>();
        builder.Services.AddHostedService(services => services.GetRequiredService<TextService>());
        builder.Services.AddSingleton<SearchService>();
    }

    public static void MapSearch(this WebApplication app)
    {
        app.MapMethods("/api/v1/search", ["GET", "HEAD"], (HttpContext context, SearchService search, string? q, string[]? kind, string[]? topic, string[]? sdg, string[]? state, string[]? programme, string[]? status, string[]? needs, int? take, string? cursor) =>
                AnswerAsync(context, search, new SearchBody { Q = q, Take = take ?? SearchService.DefaultTake, Cursor = cursor }, kind ?? [], SearchFacets.Chosen(context.Request.Query)))
            .WithTags("Search")
            .WithSummary("Searches everything by words, \"phrases\" and beginnings*.")
            .Produces<SearchList>()
            .ProducesProblem(400);
        app.MapPost("/api/v1/search", (HttpContext context, SearchService search, SearchBody body) =>
                AnswerAsync(context, search, body, body.Kind is null ? [] : [body.Kind], (body.Facets ?? []).ToDictionary(f => f.Key, f => (IReadOnlyList<string>)f.Value, StringComparer.Ordinal)))
            .WithTags("Search")
            .WithSummary("The same with the question in the body.")
            .Produces<SearchList>()
            .ProducesProblem(400);
        app.MapMethods("/api/v1/autocomplete", ["GET", "HEAD"], (SearchService search, string? q, string? kind, int? take) => Names(search, new NameBody { Q = q, Kind = kind, Take = take ?? 10 }))
            .WithTags("Search")
            .WithSummary("Entries by the beginning of a name or alias, while it is typed.")
            .Produces<NameList>()
            .ProducesProblem(400);
        app.MapPost("/api/v1/autocomplete", (SearchService search, NameBody body) => Names(search, body))
            .WithTags("Search")
            .WithSummary("The same with the question in the body.")
            .Produces<NameList>()
            .ProducesProblem(400);
    }

    private static IResult Names(SearchService search, NameBody body) =>
        body.Q is null || body.Take is < 1 or > SearchService.MaxNames
            ? Problem.BadRequest(new Phrase($"q fehlt, oder take liegt nicht zwischen 1 und {SearchService.MaxNames}.", $"q is missing, or take is not between 1 and {SearchService.MaxNames}.")).ToResult()
            : Results.Json(search.Names(body.Q, body.Kind, body.Take));

    private static async Task<IResult> AnswerAsync(HttpContext context, SearchService search, SearchBody body, IReadOnlyCollection<string> kinds, IReadOnlyDictionary<string, IReadOnlyList<string>> chosen)
    {
        if (string.IsNullOrWhiteSpace(body.Q))
        {
            return Problem.BadRequest(new Phrase("Es fehlt, wonach gesucht wird: q.", "What to search for is missing: q.")).ToResult();
        }

        if (body.Take is < 1 or > SearchService.MaxTake || !SearchService.TryReadCursor(body.Cursor, out int skip))
        {
            return Problem.BadRequest(new Phrase($"take liegt zwischen 1 und {SearchService.MaxTake}; cursor kommt aus next der vorigen Seite.", $"take is between 1 and {SearchService.MaxTake}; cursor comes from next of the page before.")).ToResult();
        }

        return Results.Json(await search.SearchAsync(new SearchQuestion(body.Q, kinds, chosen, skip, body.Take), context.AskedLanguage(), context.RequestAborted));
    }

    /// <summary>A question to the search.</summary>
    internal sealed record SearchBody
    {
        /// <summary>The words, "phrases" and beginnings*.</summary>
        [Required]
        public string? Q { get; init; }

        /// <summary>Only one kind, such as projects.</summary>
        public string? Kind { get; init; }

        /// <summary>Values by facet (topic, sdg, skill, state, programme, licence, status, needs): a result has one of each.</summary>
        public Dictionary<string, string[]>? Facets { get; init; }

        public int Take { get; init; } = SearchService.DefaultTake;

        public string? Cursor { get; init; }
    }

    /// <summary>The beginning of a name.</summary>
    internal sealed record NameBody
    {
        /// <summary>What was typed so far.</summary>
        [Required]
        public string? Q { get; init; }

        /// <summary>Only one kind, such as projects.</summary>
        public string? Kind { get; init; }

        public int Take { get; init; } = 10;
    }
}
