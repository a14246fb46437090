using System.CommandLine;
using System.Text;
using System.Text.Json;
using CivicCoding.Api.Hosting;
using CivicCoding.Api.Identity;
using CivicCoding.Api.Operations;
using CivicCoding.Graph;
using CivicCoding.Graph.Export;
using CivicCoding.Graph.Harvest.Runs;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Storage;

namespace CivicCoding.Api.Cli;

/// <summary>civic backup, civic restore and civic erase.</summary>
internal static class BackupCommands
{
    public static Command Backup(CliStreams io)
    {
        var target = new Argument<string>("DIR") { Description = "A folder for the backup: new, empty, or with an earlier backup of this store, which is renewed." };
        Option<string?> store = CommonOptions.Store();
        var command = new Command("backup", "Copy the store as of now to a folder, also while a server holds it.") { target, store };
        command.SetAction((parsed, cancellation) => CliGuard.RunAsync(io, async () =>
        {
            string folder = StoreFolder.Resolve(parsed.GetValue(store));
            string backup = Path.GetFullPath(parsed.GetValue(target)!);
            using HttpClient? server = OperatorSocket.Connect(folder);
            string message = await LoadProgress.BytesAsync(io, "Backing up", async progress =>
            {
                if (server is not null)
                {
                    return await AskAsync(server, backup, progress, cancellation);
                }

                await using GraphHost host = StoreOpening.Open(folder, create: false);
                return OperationTexts.Describe(await ((RdfStore)host.Store).BackupAsync(backup, StoreFiles.Beside, progress, cancellation));
            });
            io.WriteLine(message);
            return ExitCode.Done;
        }));
        return command;
    }

    public static Command Restore(CliStreams io)
    {
        var source = new Argument<string>("DIR") { Description = "The folder of a backup." };
        Option<string?> store = CommonOptions.Store();
        store.Description = "The folder of the new store; new or empty.";
        store.Required = true;
        var command = new Command("restore", "Make a store from a backup, in a new or empty folder; it is verified before it is put there.") { source, store };
        command.SetAction((parsed, cancellation) => CliGuard.RunAsync(io, async () =>
        {
            string folder = StoreFolder.Resolve(parsed.GetValue(store));
            VerifyReport report = await LoadProgress.BytesAsync(io, "Restoring", progress => RdfStore.RestoreAsync(Path.GetFullPath(parsed.GetValue(source)!), folder, null, progress, cancellation));
            io.WriteLine(OperationTexts.Describe(report));
            io.WriteLine($"restored to {folder}");
            return ExitCode.Done;
        }));
        return command;
    }

    public static Command Erase(CliStreams io)
    {
        var iri = new Argument<string>("IRI") { Description = "The thing." };
        Option<string?> store = CommonOptions.Store();
        var command = new Command("erase", "Remove a thing from the data, and its texts from all files of the store; prints a receipt.") { iri, store };
        command.SetAction((parsed, cancellation) => CliGuard.RunAsync(io, async () =>
        {
            string thing = parsed.GetValue(iri)!.Trim('<', '>');
            if (!Uri.TryCreate(thing, UriKind.Absolute, out _))
            {
                throw new UsageException($"'{thing}' is not an absolute IRI.");
            }

            string folder = StoreFolder.Resolve(parsed.GetValue(store));
            using HttpClient? server = OperatorSocket.Connect(folder);
            io.WriteLine(server is not null ? await StoreCommands.AskAsync(server, "erase", new EraseRequest(thing), cancellation) : await EraseAsync(folder, new Iri(thing), cancellation));
            return ExitCode.Done;
        }));
        return command;
    }

    private static async Task<string> EraseAsync(string folder, Iri thing, CancellationToken cancellation)
    {
        await using GraphHost host = StoreOpening.Open(folder, create: false);
        // The index is made anew at the next start; gone first, so that nothing of it is left whatever happens.
        string text = Path.Combine(folder, StoreFiles.Text);
        if (Directory.Exists(text))
        {
            Directory.Delete(text, recursive: true);
        }

        await MergeErasure.PrepareAsync((RdfStore)host.Store, thing, cancellation);
        new HarvestFolder(folder).Forget(thing.Value);
        EraseReceipt receipt = await ((RdfStore)host.Store).EraseAsync(thing, cancellation);
        new RemovedDatasets(Path.Combine(folder, StoreFiles.Shown)).Forget(thing.Value);
        return OperationTexts.Describe(receipt);
    }

    private static async Task<string> AskAsync(HttpClient server, string backup, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/admin/backup")
        {
            Content = new StringContent(JsonSerializer.Serialize(new BackupRequest(backup), JsonSerializerOptions.Web), Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Accept", "application/x-ndjson");
        using HttpResponseMessage answer = await server.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (!answer.IsSuccessStatusCode)
        {
            throw await StoreCommands.FailureAsync(answer, cancellation);
        }

        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellation));
        while (await lines.ReadLineAsync(cancellation) is { } line)
        {
            using JsonDocument step = JsonDocument.Parse(line);
            if (step.RootElement.TryGetProperty("message", out JsonElement message))
            {
                return message.GetString()!;
            }

            if (step.RootElement.TryGetProperty("error", out JsonElement error))
            {
                throw new DocumentException(error.GetString()!);
            }

            progress?.Report(new BackupProgress(step.RootElement.GetProperty("done").GetInt64(), step.RootElement.GetProperty("total").GetInt64()));
        }

        throw new DocumentException("The server ended before the backup was whole. It was not made; an earlier one in the folder stays.");
    }
}
