using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Export;

/// <summary>The whole public graph in one document, streamed: N-Quads or TriG.</summary>
public sealed class PublicDump(IGraphStore store)
{
    private const string Query = "SELECT ?s ?p ?o ?g WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }";

    /// <summary>Writes every quad that everybody may see.</summary>
    /// <returns>The number of quads.</returns>
    public async Task<long> WriteAsync(RdfFormat format, Stream output, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(format);
        QueryOptions options = PublicGraphs.Options with { UnionDefaultGraph = false, Timeout = TimeSpan.FromHours(1) };
        using QueryAnswer answer = await store.QueryAsync(Query, options, cancellation).ConfigureAwait(false);
        using IRdfWriter writer = format.OpenWriter(output);
        SolutionReader solutions = answer.Solutions;
        TermScratch[] scratches = [new(), new(), new(), new()];
        long quads = 0;
        while (solutions.MoveNext())
        {
            writer.Quad(solutions.Get(0, scratches[0]), solutions.Get(1, scratches[1]), solutions.Get(2, scratches[2]), solutions.Get(3, scratches[3]));
            quads++;
        }

        writer.Complete();
        return quads;
    }
}
