using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Text;

/// <summary>Reads every text literal and every relation of a store, for building the index from nothing.</summary>
internal static class TextScan
{
    private static readonly string Query = $$"""
        SELECT ?s ?p ?o ?g WHERE {
          { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } }
          FILTER(isLiteral(?o) || ?p IN ({{string.Join(", ", TextVocabulary.Relations.Select(r => r.ToString()))}}))
        }
        """;

    /// <summary>Hands over each quad that the index takes.</summary>
    /// <returns>The sequence number of the snapshot that was read.</returns>
    public static async Task<long> EachAsync(IGraphStore store, Action<Quad> take, CancellationToken cancellation)
    {
        var options = new QueryOptions { UnionDefaultGraph = false, Timeout = TimeSpan.FromHours(6) };
        using QueryAnswer answer = await store.QueryAsync(Query, options, cancellation).ConfigureAwait(false);
        SolutionReader solutions = answer.Solutions;
        var scratch = new TermScratch();
        int n = 0;
        while (solutions.MoveNext())
        {
            if ((++n & 0xFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            TermSpan literal = solutions.Get(2, scratch);
            if (!literal.Datatype.IsEmpty)
            {
                continue;
            }

            Term @object = literal.ToTerm()!;
            var quad = new Quad(solutions.Get(0, scratch).ToTerm()!, (Iri)solutions.Get(1, scratch).ToTerm()!, @object, solutions.Get(3, scratch).ToTerm());
            if (TextDocument.Takes(quad))
            {
                take(quad);
            }
        }

        return answer.Sequence;
    }
}
