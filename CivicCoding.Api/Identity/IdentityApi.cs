using System.ComponentModel;
using System.Text.Json;
using CivicCoding.Api.Admin;
using CivicCoding.Api.Auth;
using CivicCoding.Api.Entries;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;
using CivicCoding.Api.OpenApi;
using CivicCoding.Api.Problems;
using CivicCoding.Graph;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using Microsoft.AspNetCore.Mvc;

namespace CivicCoding.Api.Identity;

/// <summary>/api/v1/duplicates and /api/v1/merges: entries that are one thing, for editors; and the way from a merged address to the one that is kept.</summary>
internal static class IdentityApi
{
    private const int MaxTake = 200;

    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<MergedThings>();
        builder.Services.AddSingleton<MergeStore>();
        builder.Services.AddSingleton<DuplicateScan>();
    }

    /// <summary>Sends readers of a merged address on for good (RFC 9110, section 15.4.2), writers by 308, which keeps the method.</summary>
    public static void UseMerged(this WebApplication app)
    {
        MergedThings merged = app.Services.GetRequiredService<MergedThings>();
        app.Use(next => context =>
        {
            ValueTask<string?> address = merged.AddressAsync(context.Request, context.RequestAborted);
            return address is { IsCompletedSuccessfully: true, Result: null } ? next(context) : RedirectAsync(context, address, next);
        });
    }

    private static async Task RedirectAsync(HttpContext context, ValueTask<string?> asked, RequestDelegate next)
    {
        if (await asked is { } address)
        {
            context.Response.Headers.Location = address;
            context.Response.StatusCode = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? StatusCodes.Status301MovedPermanently : StatusCodes.Status308PermanentRedirect;

            // A split takes it back.
            context.Response.Headers.CacheControl = "no-cache";
            return;
        }

        await next(context);
    }

    public static void MapIdentity(this WebApplication app)
    {
        RouteGroupBuilder routes = app.MapGroup("/api/v1").RequireAuthorization(Roles.Editor).WithTags("Identity");
        routes.MapGet("/duplicates", DuplicatesAsync).WithSummary("Entries of a kind that may be one thing, with reasons. Needs the role editor.").WithMetadata(new AnswerNote(200, "The pairs, what says most first.", "application/json"), new ProblemNote(400, 401, 403));
        routes.MapPost("/duplicates/distinct", DistinctAsync).WithSummary("Keep that two entries are different things. Needs the role editor.").WithMetadata(new AnswerNote(204, "They are not shown again."), new ProblemNote(400, 401, 403));
        routes.MapGet("/merges", MergesAsync).WithSummary("The merges that stand, the newest first. Needs the role editor.").WithMetadata(new AnswerNote(200, "The merges.", "application/json"), new ProblemNote(401, 403));
        routes.MapPost("/merges", MergeAsync).WithSummary("Merge two entries of a kind: one IRI stays, the other leads to it (301). Needs the role editor.").WithMetadata(new AnswerNote(200, "They are one.", "application/json"), new ProblemNote(400, 401, 403, 404, 409, 501));
        routes.MapDelete("/merges", SplitAsync).WithSummary("Undo the merge by which a thing went. Needs the role editor.").WithMetadata(new AnswerNote(204, "They are two again."), new ProblemNote(400, 401, 403, 404, 409, 501));
    }

    /// <summary>The problem of a merge or split that was not done; null where it was.</summary>
    public static Problem? ProblemOf(MergeState state) => state switch
    {
        MergeState.Done => null,
        MergeState.Missing => Problem.NotFound(IdentityTexts.Missing),
        MergeState.Unfit => Problem.BadRequest(IdentityTexts.Unfit),
        MergeState.Nested => new Problem(409, "merged", AdminTexts.Conflict, IdentityTexts.Nested),
        MergeState.TooLarge => new Problem(409, "too-many-quads", AdminTexts.Conflict, IdentityTexts.TooLarge),
        _ => Problem.NotBuilt(IdentityTexts.Remote.English),
    };

    private static async Task<IResult> DuplicatesAsync(
        HttpContext context, DuplicateScan scan, NetworkReader network,
        [FromQuery, Description("The plural name of a kind.")] string kind = "datasets",
        [FromQuery, Description("How many pairs, 1 to 200.")] int take = 50)
    {
        if (Kinds.Find(kind) is not { } found)
        {
            return Problem.BadRequest(IdentityTexts.UnknownKind).ToResult();
        }

        Language language = context.AskedLanguage();
        (IReadOnlyList<DuplicatePair> pairs, bool complete) = await scan.FindAsync(found, context.RequestAborted);
        DuplicatePair[] shown = [.. pairs.Take(Math.Clamp(take, 1, MaxTake))];
        IReadOnlyDictionary<string, LocalText> names = await network.NamesAsync([.. shown.SelectMany(p => p.Named).Distinct()], language, context.RequestAborted);
        ApiDuplicateThing Thing(Iri iri) => new(iri.Value, iri.Value[(iri.Value.LastIndexOf('/') + 1)..], names.TryGetValue(iri.Value, out LocalText? name) ? name.Text : iri.Value);
        return Results.Json(new
        {
            items = shown.Select(p => new ApiDuplicate(kind, Thing(p.First), Thing(p.Second), Math.Round(p.Confidence, 2), [.. p.Reasons.Select(r => new ApiDuplicateReason(JsonNamingPolicy.CamelCase.ConvertName(r.Kind.ToString()), r.Value, r.In(language, names)))])),
            total = pairs.Count,
            complete,
        });
    }

    private static async Task<IResult> DistinctAsync(HttpContext context, PairRequest request, DuplicateScan scan)
    {
        if (Entry(request.First) is not { } first || Entry(request.Second) is not { } second)
        {
            return Problem.BadRequest(IdentityTexts.NoPair).ToResult();
        }

        await scan.SetDistinctAsync(first, second, context.RequestAborted);
        return Results.NoContent();
    }

    private static async Task<IResult> MergesAsync(HttpContext context, IGraphStore store)
    {
        IReadOnlyList<MergeRecord> records = await MergeRecords.AllAsync(store, context.RequestAborted);
        return Results.Json(new { items = records.Select(r => new ApiMerge(r.Gone.Value, r.Kept.Value, r.Who, r.When)), total = records.Count });
    }

    private static async Task<IResult> MergeAsync(HttpContext context, MergeRequest request, MergeStore merges)
    {
        if (Entry(request.Keep) is not { } kept || Entry(request.Remove) is not { } gone)
        {
            return Problem.BadRequest(IdentityTexts.NoPair).ToResult();
        }

        MergeState state = await merges.MergeAsync(kept, gone, context.Who(), context.RequestAborted);
        return ProblemOf(state) is { } problem ? problem.ToResult() : Results.Json(new { kept = kept.Value, merged = gone.Value, page = Kinds.PageOf(kept.Value) });
    }

    private static async Task<IResult> SplitAsync(HttpContext context, MergeStore merges, [FromQuery, Description("The IRI that was merged into another.")] string? merged = null)
    {
        if (Entry(merged) is not { } gone)
        {
            return Problem.BadRequest(IdentityTexts.NoPair).ToResult();
        }

        return ProblemOf(await merges.SplitAsync(gone, context.Who(), context.RequestAborted)) is { } problem ? problem.ToResult() : Results.NoContent();
    }

    private static Iri? Entry(string? iri) => iri is { Length: > 0 and <= 2_000 } && Kinds.Parse(iri) is not null ? new Iri(iri) : null;
}
