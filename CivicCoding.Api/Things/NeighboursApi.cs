using System.ComponentModel;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;
using CivicCoding.Api.OpenApi;
using CivicCoding.Api.Problems;
using Microsoft.AspNetCore.Mvc;

namespace CivicCoding.Api.Things;

/// <summary>/api/v1/neighbours: what stands around a thing, for pictures of the network.</summary>
internal static class NeighboursApi
{
    public static void MapNeighbours(this WebApplication app) =>
        app.MapMethods("/api/v1/neighbours", ["GET", "HEAD"], ReadAsync)
            .WithTags("Network").WithSummary("The things that are connected with one thing, with the relation in words.")
            .WithDescription("At most 149, so that the thing and its neighbours make a picture of 150.")
            .Produces<Neighbourhood>().WithMetadata(new ProblemNote(404));

    private static async Task<IResult> ReadAsync(
        HttpContext context,
        NeighbourReader neighbours,
        [FromQuery, Description("The IRI of the thing.")] string iri,
        [FromQuery, Description("de or en.")] string? lang = null)
    {
        context.Response.Headers.Append("Vary", "Accept-Language");
        return await neighbours.ReadAsync(iri, context.AskedLanguage(), context.RequestAborted) is { } found ? Results.Json(found) : Problem.NotFound().ToResult();
    }
}
