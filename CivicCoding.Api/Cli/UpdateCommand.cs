using System.CommandLine;
using System.Globalization;
using CivicCoding.Api.Hosting;
using CivicCoding.Graph;
using CivicCoding.Graph.Sparql;

namespace CivicCoding.Api.Cli;

/// <summary>civic update: a SPARQL update on a store, one transaction; where a server holds it, the server runs it.</summary>
internal static class UpdateCommand
{
    public static Command Create(CliStreams io)
    {
        var file = new Argument<string>("FILE") { Description = "A file with an update, or - for the standard input." };
        Option<string?> store = CommonOptions.Store();
        var command = new Command("update", "Run a SPARQL update on a store, one transaction.") { file, store };
        command.SetAction((parsed, cancellation) => CliGuard.RunAsync(io, async () =>
        {
            string name = parsed.GetValue(file)!;
            string update = await InputDocument.ReadTextAsync(name, io, cancellation);
            string folder = StoreFolder.Resolve(parsed.GetValue(store));
            using HttpClient? server = OperatorSocket.Connect(folder);
            if (server is not null)
            {
                return await OperatorClient.UpdateAsync(server, io, update, cancellation);
            }

            await using GraphHost host = StoreOpening.Open(folder, create: true);
            try
            {
                WriteReceipt receipt = await host.Store.UpdateAsync(update, null, cancellation);
                io.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{receipt.Added} added, {receipt.Removed} removed, commit {receipt.Sequence}"));
                return ExitCode.Done;
            }
            catch (SparqlSyntaxException error)
            {
                throw new DocumentException($"{name}:{error.Line}:{error.Column}: {error.Message}", error);
            }
        }));
        return command;
    }
}
