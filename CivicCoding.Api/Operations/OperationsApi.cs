using System.Text.Json;
using CivicCoding.Api.Admin;
using CivicCoding.Api.Audit;
using CivicCoding.Api.Auth;
using CivicCoding.Api.Harvesting;
using CivicCoding.Api.Hosting;
using CivicCoding.Api.Identity;
using CivicCoding.Api.Languages;
using CivicCoding.Api.OpenApi;
using CivicCoding.Api.Problems;
using CivicCoding.Api.Search;
using CivicCoding.Graph;
using CivicCoding.Graph.Export;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Storage;

namespace CivicCoding.Api.Operations;

/// <summary>/api/v1/admin: what an operator does to the store while it serves.</summary>
internal static class OperationsApi
{
    private const string ProgressType = "application/x-ndjson";

    public static void MapOperations(this WebApplication app)
    {
        RouteGroupBuilder admin = app.MapGroup("/api/v1/admin").RequireAuthorization(Roles.Admin).WithTags("Operations");
        admin.MapPost("/verify", async (IGraphStore store, CancellationToken cancellation) =>
                store is RdfStore embedded ? Say(OperationTexts.Describe(await embedded.RepairAsync(cancellation))) : NotRemote())
            .WithSummary("Reads everything in the store and reports counts and a hash; a damaged order is made anew from another one. Needs an admin key.");
        admin.MapPost("/compact", async (IGraphStore store, CancellationToken cancellation) =>
            {
                if (store is not RdfStore embedded)
                {
                    return NotRemote();
                }

                await embedded.CompactAsync(cancellation);
                return Say("The store is compacted.");
            })
            .WithSummary("Merges the store's files and leaves out what was deleted. Needs an admin key.");
        admin.MapPost("/backup", BackupAsync)
            .WithSummary("Copies the store as of now to a folder on the server; a backup that is there is renewed. Needs an admin key.")
            .WithMetadata(new ProblemNote(400, 401, 403, 409));
        admin.MapPost("/erase", EraseAsync)
            .WithSummary("Removes a thing from the data, and its texts from all files of the store; the answer is a receipt. Needs an admin key.")
            .WithMetadata(new ProblemNote(400, 401, 403));
    }

    private static async Task<IResult> BackupAsync(HttpContext context, BackupRequest request, IGraphStore store, AuditLog audit, CancellationToken cancellation)
    {
        if (store is not RdfStore embedded)
        {
            return NotRemote();
        }

        (string? folder, Phrase? problem) = FolderOf(context, request.Folder);
        if (folder is null)
        {
            return Problem.BadRequest(problem!).ToResult();
        }

        if (context.Request.Headers.Accept.ToString().Contains(ProgressType, StringComparison.Ordinal))
        {
            await StreamAsync(context, progress => WriteAsync(context, embedded, folder, audit, progress, cancellation), cancellation);
            return Results.Empty;
        }

        try
        {
            return Say(await WriteAsync(context, embedded, folder, audit, null, cancellation));
        }
        catch (StorageFormatException error)
        {
            return new Problem(409, "conflict", AdminTexts.Conflict, new Phrase(error.Message, error.Message)).ToResult();
        }
    }

    private static async Task<string> WriteAsync(HttpContext context, RdfStore store, string folder, AuditLog audit, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        BackupReceipt receipt = await store.BackupAsync(folder, StoreFiles.Beside, progress, cancellation);
        audit.Write(context.Who(), "backup", receipt.Folder);
        return OperationTexts.Describe(receipt);
    }

    private static async Task<IResult> EraseAsync(HttpContext context, EraseRequest request, IGraphStore store, TextService text, CatalogueReader catalogue, Harvests harvests, AuditLog audit, CancellationToken cancellation)
    {
        if (store is not RdfStore embedded)
        {
            return NotRemote();
        }

        if (request.Iri is not { Length: > 0 and <= 8_000 } given || !Uri.TryCreate(given, UriKind.Absolute, out _))
        {
            return Problem.BadRequest(OperationTexts.NoIri).ToResult();
        }

        await MergeErasure.PrepareAsync(embedded, new Iri(given), cancellation);
        harvests.Folder.Forget(given);
        EraseReceipt receipt = await embedded.EraseAsync(new Iri(given), cancellation);
        catalogue.Forget(new Iri(given));
        await text.PurgeAsync(receipt.Sequence, cancellation);
        audit.Write(context.Who(), "erased", given);
        return Say(OperationTexts.Describe(receipt));
    }

    /// <summary>Over the network a name below one folder; who may open the operator's socket owns the store and may name any path.</summary>
    private static (string? Folder, Phrase? Problem) FolderOf(HttpContext context, string? given)
    {
        if (given is not { Length: > 0 and <= 4_000 })
        {
            return (null, OperationTexts.NoFolder);
        }

        if (context.Features.Get<LocalOperator>() is not null)
        {
            return Path.IsPathFullyQualified(given) ? (given, null) : (null, OperationTexts.NoFolder);
        }

        if (Environment.GetEnvironmentVariable("CIVIC_BACKUPS") is not { Length: > 0 } root)
        {
            return (null, OperationTexts.NoBackups);
        }

        bool plain = given.Length <= 100 && given[0] != '.' && given.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
        return plain ? (Path.Combine(Path.GetFullPath(root), given), null) : (null, OperationTexts.BadName);
    }

    /// <summary>Answers with a line of JSON for each step, the last one with the message or the error.</summary>
    private static async Task StreamAsync(HttpContext context, Func<IProgress<BackupProgress>, Task<string>> work, CancellationToken cancellation)
    {
        context.Response.ContentType = ProgressType;
        await context.Response.StartAsync(cancellation);
        var latest = new Latest();
        Task<string> running = Task.Run(() => work(latest), cancellation);
        while (await Task.WhenAny(running, Task.Delay(200, cancellation)) != running)
        {
            await LineAsync(context, new { done = latest.Value.Done, total = latest.Value.Total }, cancellation);
        }

        try
        {
            await LineAsync(context, new { message = await running }, cancellation);
        }
        catch (Exception error) when (error is StorageFormatException or IOException or StoreReadOnlyException or UnauthorizedAccessException)
        {
            await LineAsync(context, new { error = error.Message }, cancellation);
        }
    }

    private static async Task LineAsync(HttpContext context, object line, CancellationToken cancellation)
    {
        await context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(line, JsonSerializerOptions.Web), cancellation);
        await context.Response.Body.WriteAsync("\n"u8.ToArray(), cancellation);
        await context.Response.Body.FlushAsync(cancellation);
    }

    private static IResult Say(string message) => Results.Json(new { message });

    private static IResult NotRemote() => Problem.NotBuilt(OperationTexts.Remote.English).ToResult();

    private sealed class Latest : IProgress<BackupProgress>
    {
        private long _done;
        private long _total;

        public BackupProgress Value => new(Interlocked.Read(ref _done), Interlocked.Read(ref _total));

        public void Report(BackupProgress value)
        {
            Interlocked.Exchange(ref _done, value.Done);
            Interlocked.Exchange(ref _total, value.Total);
        }
    }
}
