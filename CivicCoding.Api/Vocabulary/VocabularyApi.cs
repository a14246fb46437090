using System.ComponentModel;
using CivicCoding.Api.Languages;
using CivicCoding.Api.OpenApi;
using Microsoft.AspNetCore.Mvc;

namespace CivicCoding.Api.Vocabulary;

/// <summary>/api/v1/vocabulary: what a query can name, for editors that complete it.</summary>
internal static class VocabularyApi
{
    public static void AddVocabulary(this WebApplicationBuilder builder) => builder.Services.AddSingleton<VocabularyReader>();

    public static void MapVocabulary(this WebApplication app) =>
        app.MapMethods("/api/v1/vocabulary", ["GET", "HEAD"], ReadAsync)
            .WithTags("SPARQL").WithSummary("Prefixes, and the classes and properties in use with labels and counts.")
            .WithDescription("At most 1,000 of each, the most frequent first. Counted anew at most once a minute.")
            .Produces<VocabularyList>().WithMetadata(new ProblemNote(503));

    private static async Task<IResult> ReadAsync(HttpContext context, VocabularyReader vocabulary, [FromQuery, Description("de or en.")] string? lang = null)
    {
        context.Response.Headers.Append("Vary", "Accept-Language");
        context.Response.Headers.CacheControl = "public, max-age=60";
        return Results.Json(await vocabulary.ReadAsync(context.AskedLanguage(), context.RequestAborted));
    }
}
