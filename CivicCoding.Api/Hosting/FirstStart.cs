using CivicCoding.Api.Cli;
using CivicCoding.Graph;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Hosting;

/// <summary>Loads the ontology and the bundled network into a store that has never held anything.</summary>
internal static class FirstStart
{
    public static async Task RunAsync(ServeSettings settings, GraphHost graph, CliStreams io, CancellationToken cancellation)
    {
        if (settings.Empty || graph.Changes is not { Sequence: 0 })
        {
            return;
        }

        List<LoadSource> sources = [.. Sources(settings.OntologyFolder)];
        if (sources.Count == 0)
        {
            await io.Error.WriteLineAsync($"{settings.OntologyFolder}: no ontology and no network to load; the store stays empty.");
            return;
        }

        WriteReceipt receipt = await LoadProgress.RunAsync(io, "Loading the network", progress => graph.Store.LoadAsync(sources, progress, cancellation).AsTask());
        io.WriteLine($"The bundled network is loaded: {receipt.Added} triples from {sources.Count} files.");
    }

    /// <summary>The ontology and the network of a folder.</summary>
    public static IEnumerable<LoadSource> Sources(string folder)
    {
        string ontology = Path.Combine(folder, "civic.ttl");
        if (File.Exists(ontology))
        {
            yield return Source(ontology, RdfFormat.Turtle, new Iri(CivicVocabulary.OntologyGraph));
        }

        string network = Path.Combine(folder, "network");
        if (Directory.Exists(network))
        {
            foreach (string file in Directory.GetFiles(network, "*.trig").Order(StringComparer.Ordinal))
            {
                yield return Source(file, RdfFormat.TriG, null);
            }
        }
    }

    private static LoadSource Source(string file, RdfFormat format, Iri? graph) =>
        new(file, () => new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16), format, graph, new RdfReadOptions { Base = CivicVocabulary.BaseIri });
}
