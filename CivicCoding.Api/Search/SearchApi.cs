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
        app.MapMethods("/api/v1/search", ["GET", "HEAD"], (HttpContext context, SearchService search, string? q, string? kind, int? take, string? cursor) =>
                AnswerAsync(context, search, new SearchBody { Q = q, Kind = kind, Take = take ?? SearchService.DefaultTake, Cursor = cursor }))
            .WithTags("Search")
            .WithSummary("Searches everything by words, \"phrases\" and beginnings*.")
            .Produces<SearchList>()
            .ProducesProblem(400);
        app.MapPost("/api/v1/search", (HttpContext context, SearchService search, SearchBody body) => AnswerAsync(context, search, body))
            .WithTags("Search")
            .WithSummary("The same with the question in the body.")
            .Produces<SearchList>()
            .ProducesProblem(400);
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, SearchService search, SearchBody body)
    {
        if (string.IsNullOrWhiteSpace(body.Q))
        {
            return Problem.BadRequest(new Phrase("Es fehlt, wonach gesucht wird: q.", "What to search for is missing: q.")).ToResult();
        }

        if (body.Take is < 1 or > SearchService.MaxTake || !SearchService.TryReadCursor(body.Cursor, out int skip))
        {
            return Problem.BadRequest(new Phrase($"take liegt zwischen 1 und {SearchService.MaxTake}; cursor kommt aus next der vorigen Seite.", $"take is between 1 and {SearchService.MaxTake}; cursor comes from next of the page before.")).ToResult();
        }

        return Results.Json(await search.SearchAsync(body.Q, body.Kind, skip, body.Take, context.AskedLanguage(), context.RequestAborted));
    }

    /// <summary>A question to the search.</summary>
    internal sealed record SearchBody
    {
        /// <summary>The words, "phrases" and beginnings*.</summary>
        [Required]
        public string? Q { get; init; }

        /// <summary>Only one kind, such as projects.</summary>
        public string? Kind { get; init; }

        public int Take { get; init; } = SearchService.DefaultTake;

        public string? Cursor { get; init; }
    }
}
