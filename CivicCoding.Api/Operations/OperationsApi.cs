using CivicCoding.Api.Auth;
using CivicCoding.Api.Cli;
using CivicCoding.Api.Problems;
using CivicCoding.Graph;

namespace CivicCoding.Api.Operations;

/// <summary>/api/v1/admin: what an operator does to the store while it serves.</summary>
internal static class OperationsApi
{
    public static void MapOperations(this WebApplication app)
    {
        RouteGroupBuilder admin = app.MapGroup("/api/v1/admin").RequireAuthorization(Roles.Admin).WithTags("Operations");
        admin.MapPost("/verify", async (IGraphStore store, CancellationToken cancellation) => store is RdfStore embedded
                ? Results.Json(new { message = StoreCommands.Describe(await embedded.VerifyAsync(cancellation)) })
                : Problem.NotBuilt("Verifying a remote store is not supported yet.").ToResult())
            .WithSummary("Reads everything in the store and reports counts and a hash. Needs an admin key.");
        admin.MapPost("/compact", async (IGraphStore store, CancellationToken cancellation) =>
            {
                if (store is not RdfStore embedded)
                {
                    return Problem.NotBuilt("Compacting a remote store is not supported yet.").ToResult();
                }

                await embedded.CompactAsync(cancellation);
                return Results.Json(new { message = "The store is compacted." });
            })
            .WithSummary("Merges the store's files and leaves out what was deleted. Needs an admin key.");
    }
}
