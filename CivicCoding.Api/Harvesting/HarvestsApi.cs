using System.Globalization;
using CivicCoding.Api.Admin;
using CivicCoding.Api.Audit;
using CivicCoding.Api.Auth;
using CivicCoding.Api.Languages;
using CivicCoding.Api.OpenApi;
using CivicCoding.Api.Problems;
using CivicCoding.Api.Things;
using CivicCoding.Graph;
using CivicCoding.Graph.Harvest;
using CivicCoding.Graph.Harvest.Runs;
using Microsoft.AspNetCore.Mvc;

namespace CivicCoding.Api.Harvesting;

/// <summary>/api/v1/admin/harvests: runs of harvests, their states and logs.</summary>
internal static class HarvestsApi
{
    private const int MaxTake = 1_000;

    public static void AddHarvests(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Harvests>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Harvests>());
    }

    public static void MapHarvests(this WebApplication app)
    {
        RouteGroupBuilder admin = app.MapGroup("/api/v1/admin/harvests").RequireAuthorization(Roles.Admin).WithTags("Harvests");
        admin.MapGet("", List).WithSummary("The runs of harvests that are kept, the newest first. Needs the role admin.").Produces<ApiList<ApiHarvest>>().WithMetadata(new ProblemNote(400, 401, 403));
        admin.MapPost("", Start).WithSummary("Run a harvest in the background; Location names the run. Needs the role admin.").Produces<ApiHarvest>(202).WithMetadata(new ProblemNote(400, 401, 403, 409, 501));
        admin.MapGet("/{id}", (Harvests harvests, string id) => harvests.Folder.Find(id) is { } run ? Results.Json(ApiHarvest.Of(run)) : Problem.NotFound(HarvestTexts.Unknown).ToResult())
            .WithSummary("A run: its state, its counts, why it failed. Needs the role admin.").Produces<ApiHarvest>().WithMetadata(new ProblemNote(401, 403, 404));
        admin.MapGet("/{id}/log", Log).WithSummary("The log of a run, a line for each record and for what was left out. Needs the role admin.").Produces<ApiList<ApiHarvestLine>>().WithMetadata(new ProblemNote(400, 401, 403, 404));
        admin.MapDelete("/{id}", Stop).WithSummary("Stop a run; its source stays as it was. Needs the role admin.").WithMetadata(new AnswerNote(202, "The run ends."), new ProblemNote(401, 403, 404, 409));
    }

    private static IResult List(Harvests harvests, [FromQuery] int take = 100, [FromQuery] int cursor = 0)
    {
        if (take is < 1 or > MaxTake || cursor < 0)
        {
            return Problem.BadRequest(HarvestTexts.BadTake).ToResult();
        }

        IReadOnlyList<HarvestStatus> all = harvests.Folder.All();
        return Results.Json(new ApiList<ApiHarvest>([.. all.Skip(cursor).Take(take).Select(ApiHarvest.Of)], Next(cursor, take, all.Count), all.Count));
    }

    private static IResult Log(Harvests harvests, string id, [FromQuery] int take = 100, [FromQuery] int cursor = 0)
    {
        if (take is < 1 or > MaxTake || cursor < 0)
        {
            return Problem.BadRequest(HarvestTexts.BadTake).ToResult();
        }

        if (harvests.Folder.Find(id) is null)
        {
            return Problem.NotFound(HarvestTexts.Unknown).ToResult();
        }

        int count = 0;
        List<ApiHarvestLine> lines = [];
        foreach (HarvestLine line in harvests.Folder.Log(id))
        {
            if (count++ >= cursor && lines.Count < take)
            {
                lines.Add(new ApiHarvestLine(line.Outcome.ToString().ToLowerInvariant(), line.Record, line.Message));
            }
        }

        return Results.Json(new ApiList<ApiHarvestLine>(lines, Next(cursor, take, count), count));
    }

    private static IResult Start(HttpContext context, HarvestStart start, Harvests harvests, IGraphStore store, AuditLog audit)
    {
        if (store is not RdfStore)
        {
            return Problem.NotBuilt(HarvestTexts.Remote.English).ToResult();
        }

        (HarvestRequest? request, Phrase? wrong) = Request(start);
        if (request is null)
        {
            return Problem.BadRequest(wrong!).ToResult();
        }

        if (harvests.Refusal(request.Source) is { } reason)
        {
            return Problem.BadRequest(HarvestTexts.NotAllowed.With(reason)).ToResult();
        }

        try
        {
            HarvestStatus run = harvests.Start(request);
            audit.Write(context.Who(), "harvest", $"{request.Kind} {request.Source}");
            context.Response.Headers.Location = $"/api/v1/admin/harvests/{run.Id}";
            return Results.Json(ApiHarvest.Of(run), statusCode: StatusCodes.Status202Accepted);
        }
        catch (HarvestBusyException)
        {
            return new Problem(409, "conflict", AdminTexts.Conflict, HarvestTexts.Busy).ToResult();
        }
    }

    private static IResult Stop(HttpContext context, string id, Harvests harvests, AuditLog audit)
    {
        if (harvests.Folder.Find(id) is null)
        {
            return Problem.NotFound(HarvestTexts.Unknown).ToResult();
        }

        if (!harvests.Stop(id))
        {
            return new Problem(409, "conflict", AdminTexts.Conflict, HarvestTexts.NotRunning).ToResult();
        }

        audit.Write(context.Who(), "harvest stopped", id);
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    private static (HarvestRequest? Request, Phrase? Wrong) Request(HarvestStart start)
    {
        if (start.Kind is null || HarvesterRegistry.FromKind(start.Kind) is null)
        {
            return (null, HarvestTexts.BadKind);
        }

        if (start.Source is not { Length: <= 4_000 } source || !HarvestRequest.IsWebAddress(source) || !Uri.TryCreate(source, UriKind.Absolute, out _))
        {
            return (null, HarvestTexts.BadSource);
        }

        string name = start.Name ?? HarvestRequest.NameOf(start.Kind, source);
        if (name.Length is 0 or > 100 || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            return (null, HarvestTexts.BadName);
        }

        return start.Minutes is not (null or (> 0 and <= 10_000))
            ? (null, HarvestTexts.BadMinutes)
            : (new HarvestRequest { Kind = start.Kind, Source = source, Name = name, ModifiedSince = start.ModifiedSince, Lenient = start.Lenient ?? false, AllowEmpty = start.AllowEmpty ?? false, Time = TimeSpan.FromMinutes(start.Minutes ?? 60) }, null);
    }

    private static string? Next(int cursor, int take, int count) => cursor + take < count ? (cursor + take).ToString(CultureInfo.InvariantCulture) : null;
}
