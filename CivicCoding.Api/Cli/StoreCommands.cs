using System.CommandLine;
using System.Text;
using System.Text.Json;
using CivicCoding.Api.Hosting;
using CivicCoding.Api.Operations;
using CivicCoding.Graph;
using CivicCoding.Graph.Storage;

namespace CivicCoding.Api.Cli;

/// <summary>civic verify and civic compact: on a store of one's own, or by the server that holds it.</summary>
internal static class StoreCommands
{
    public static Command Verify(CliStreams io) => Create(io, "verify", "Read everything in the store: checksums, order, equality of all orders; print counts and a hash of all quads. A damaged order is made anew from another one.", async (store, cancellation) =>
    {
        VerifyReport report = await store.RepairAsync(cancellation);
        return OperationTexts.Describe(report);
    });

    public static Command Compact(CliStreams io) => Create(io, "compact", "Merge the store's files and leave out what was deleted.", async (store, cancellation) =>
    {
        await store.CompactAsync(cancellation);
        return "The store is compacted.";
    });

    /// <summary>Has the server that holds the store do something; gives its message.</summary>
    public static async Task<string> AskAsync(HttpClient server, string name, object? body, CancellationToken cancellation)
    {
        using StringContent? content = body is null ? null : new StringContent(JsonSerializer.Serialize(body, JsonSerializerOptions.Web), Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await server.PostAsync("/api/v1/admin/" + name, content, cancellation);
        if (!answer.IsSuccessStatusCode)
        {
            throw await FailureAsync(answer, cancellation);
        }

        using JsonDocument document = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellation), default, cancellation);
        return document.RootElement.GetProperty("message").GetString()!;
    }

    /// <summary>What a server that refuses says about it.</summary>
    public static async Task<DocumentException> FailureAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        string body = await answer.Content.ReadAsStringAsync(cancellation);
        try
        {
            using JsonDocument problem = JsonDocument.Parse(body);
            if (problem.RootElement.TryGetProperty("detail", out JsonElement detail) && detail.GetString() is { } text)
            {
                return new DocumentException(text);
            }
        }
        catch (JsonException)
        {
            // Not a problem document: the status is all there is.
        }

        return new DocumentException($"The server answered {(int)answer.StatusCode}.");
    }

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
                io.WriteLine(await AskAsync(server, name, null, cancellation));
                return ExitCode.Done;
            }

            await using GraphHost host = StoreOpening.Open(folder, create: false, repair: true);
            io.WriteLine(await run((RdfStore)host.Store, cancellation));
            return ExitCode.Done;
        }));
        return command;
    }
}
