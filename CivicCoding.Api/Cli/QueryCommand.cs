using System.CommandLine;
using CivicCoding.Api.Hosting;
using CivicCoding.Api.Sparql;
using CivicCoding.Graph;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Api.Cli;

/// <summary>civic query: SPARQL on a store; where a server holds it, the server answers.</summary>
internal static class QueryCommand
{
    public static Command Create(CliStreams io)
    {
        var file = new Argument<string>("FILE") { Description = "A file with a query, or - for the standard input." };
        Option<string?> store = CommonOptions.Store();
        var format = new Option<string?>("--format") { Description = "json, xml, csv, tsv, table; for triples turtle, ntriples, rdfxml, jsonld.", HelpName = "F" };
        var explain = new Option<bool>("--explain") { Description = "Show the plan instead of the answer." };
        var timeout = new Option<double>("--timeout") { Description = "Seconds.", HelpName = "S", DefaultValueFactory = _ => 60 };
        var command = new Command("query", "Ask a store a SPARQL query. ASK with the answer no exits with 1.") { file, store, format, explain, timeout };
        command.SetAction((parsed, cancellation) => CliGuard.RunAsync(io, async () =>
        {
            string name = parsed.GetValue(file)!;
            string query = await InputDocument.ReadTextAsync(name, io, cancellation);
            string folder = StoreFolder.Resolve(parsed.GetValue(store));
            double seconds = parsed.GetValue(timeout);
            try
            {
                using HttpClient? server = OperatorSocket.Connect(folder);
                if (parsed.GetValue(explain))
                {
                    return server is not null
                        ? await OperatorClient.ExplainAsync(server, io, query, seconds, cancellation)
                        : await ExplainAsync(io, folder, query, seconds, cancellation);
                }

                return server is not null
                    ? await OperatorClient.QueryAsync(server, io, query, parsed.GetValue(format), seconds, cancellation)
                    : await AskAsync(io, folder, query, parsed.GetValue(format), seconds, cancellation);
            }
            catch (SparqlSyntaxException error)
            {
                throw new DocumentException($"{name}:{error.Line}:{error.Column}: {error.Message}", error);
            }
        }));
        return command;
    }

    private static async Task<int> ExplainAsync(CliStreams io, string folder, string query, double seconds, CancellationToken cancellation)
    {
        await using GraphHost host = StoreOpening.Open(folder, create: false);
        io.WriteLine(((RdfStore)host.Store).Explain(query, new QueryOptions { Timeout = TimeSpan.FromSeconds(seconds) }, cancellation).TrimEnd());
        return ExitCode.Done;
    }

    private static async Task<int> AskAsync(CliStreams io, string folder, string query, string? format, double seconds, CancellationToken cancellation)
    {
        await using GraphHost host = StoreOpening.Open(folder, create: false);
        using QueryAnswer answer = await host.Store.QueryAsync(query, new QueryOptions { Timeout = TimeSpan.FromSeconds(seconds) }, cancellation);
        IReadOnlyList<AnswerFormat> formats = AnswerFormat.Of(answer.Form);
        AnswerFormat chosen = (format is null ? AnswerFormat.ByName(formats, "table") ?? formats[0] : AnswerFormat.ByName(formats, format))
            ?? throw new UsageException($"'{format}' is not a format for this answer. There are: {string.Join(", ", formats.Select(f => f.Name).Distinct(StringComparer.Ordinal))}.");
        await using var output = new BufferedStream(new UnclosedStream(io.Out), 1 << 16);
        chosen.Write(answer, output);
        await output.FlushAsync(cancellation);
        return answer is { Form: QueryForm.Ask, Boolean: false } ? ExitCode.AnswerIsNo : ExitCode.Done;
    }
}
