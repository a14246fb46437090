using System.Text;
using CivicCoding.Api.Hosting;
using CivicCoding.Graph;
using CivicCoding.Graph.Text.Evaluation;

namespace CivicCoding.Api.Cli;

/// <summary>civic eval search: the judged searches of the bundled network, in the search as it is and in plain BM25.</summary>
internal static class SearchEvaluationCommand
{
    public static async Task<int> RunAsync(CliStreams io, string? data, CancellationToken cancellation)
    {
        string folder = data ?? Path.Combine(AppContext.BaseDirectory, "ontology");
        LoadSource[] network = [.. FirstStart.Sources(folder)];
        string judged = Path.Combine(folder, "search");
        if (network.Length == 0 || !Directory.Exists(judged))
        {
            throw new UsageException($"{folder}: a folder with network/*.trig, search/queries.tsv and search/judgements.tsv is expected. Give it with --data DIR.");
        }

        await using RdfStore store = RdfStore.OpenInMemory();
        await store.LoadAsync(network, null, cancellation);
        SearchEvaluation found;
        try
        {
            found = await SearchEvaluation.RunAsync(store, store, judged, cancellation);
        }
        catch (FormatException error)
        {
            throw new InvalidDataException(error.Message, error);
        }

        await using var writer = new StreamWriter(new UnclosedStream(io.Out), new UTF8Encoding(false));
        found.Write(writer, each: true);
        return ExitCode.Done;
    }
}
