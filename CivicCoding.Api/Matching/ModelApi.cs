using CivicCoding.Api.Admin;
using CivicCoding.Api.Audit;
using CivicCoding.Api.Auth;
using CivicCoding.Api.Hosting;
using CivicCoding.Api.OpenApi;
using CivicCoding.Graph;
using CivicCoding.Matching.Serving;

namespace CivicCoding.Api.Matching;

/// <summary>POST /api/v1/admin/model: takes up the model that `civic train` put into use. Training itself never runs in the server.</summary>
internal static class ModelApi
{
    public static void MapModel(this WebApplication app) =>
        app.MapPost("/api/v1/admin/model", TakeUpAsync).RequireAuthorization(Roles.Admin).WithTags("Operations")
            .WithSummary("Loads the model that is in use in the store folder, after `civic train` or its rollback. Needs an admin key.").WithMetadata(new ProblemNote(401, 403));

    /// <summary>The word about matching in /health: the model in use, and what is wrong.</summary>
    public static string Note(MatchHealth health) => health.Message is null ? health.Model : $"{health.Model}: {health.Message}";

    /// <summary>Brings the description of the model in the graph up to date, where the store can be written.</summary>
    public static async Task DescribeAsync(GraphHost host, CancellationToken cancellation)
    {
        if (host.Store is RdfStore { ReadOnlyReason: null } store)
        {
            await ModelCardGraph.SyncAsync(store, new ModelFolder(host.Folder), cancellation);
        }
    }

    private static async Task<IResult> TakeUpAsync(HttpContext context, MatchService service, GraphHost host, Readiness readiness, AuditLog audit, CancellationToken cancellation)
    {
        MatchHealth health = await Task.Run(service.ReloadModel, cancellation);
        readiness.Report(MatchStart.Part, true, health.Sequence, Note(health));
        await DescribeAsync(host, cancellation);
        audit.Write(context.Who(), "model", health.Model);
        return Results.Json(new { message = $"The server ranks with {Note(health)}." });
    }
}
