using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CivicCoding.Api.Hosting;
using CivicCoding.Graph;
using CivicCoding.Graph.Storage;

namespace CivicCoding.Api.Cli;

/// <summary>civic verify and civic compact: on a store of one's own, or by the server that holds it.</summary>
internal static class StoreCommands
{
    public static Command Verify(CliStreams io) => Create(io, "verify", "Read everything in the store: checksums, order, equality of all orders; print counts and a hash of all quads.", async (store, cancellation) =>
    {
        VerifyReport report = await store.VerifyAsync(cancellation);
        return Describe(report);
    });

    public static Command Compact(CliStreams io) => Create(io, "compact", "Merge the store's files and leave out what was deleted.", async (store, cancellation) =>
    {
        await store.CompactAsync(cancellation);
        return "The store is compacted.";
    });

    /// <summary>The report as a line for people and scripts.</summary>
    public static string Describe(VerifyReport report) =>
        string.Create(CultureInfo.InvariantCulture, $"commit {report.Sequence}: {report.Quads} quads, {report.Terms} terms, hash {report.Hash}. Nothing is damaged.");

    private static Command Create(CliStreams io, string name, string description, Func<RdfStore, CancellationToken, Task<string>> run)
    {
        Option<string?> store = CommonOptions.Store();
        var command = new Command(name, description) { store };
        command.SetAction((parsed, cancellation) => CliGuard.RunAsync(io, async () =>
        {
            string folder = StoreFolder.Resolve(parsed.GetValue(store));
            using HttpClient? server = OperatorSocket.Connect(folder);
            if (server is not null)
            {
                using HttpResponseMessage answer = await server.PostAsync("/api/v1/admin/" + name, null, cancellation);
                using JsonDocument body = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync(cancellation), default);
                if (!answer.IsSuccessStatusCode)
                {
                    throw new DocumentException(body.RootElement.TryGetProperty("detail", out JsonElement detail) ? detail.GetString()! : $"The server answered {(int)answer.StatusCode}.");
                }

                io.WriteLine(body.RootElement.GetProperty("message").GetString()!);
                return ExitCode.Done;
            }

            await using GraphHost host = StoreOpening.Open(folder, create: false);
            io.WriteLine(await run((RdfStore)host.Store, cancellation));
            return ExitCode.Done;
        }));
        return command;
    }
}
