using CivicCoding.Api.Hosting;
using CivicCoding.Api.Limits;
using CivicCoding.Api.Sparql;
using CivicCoding.Graph.Export;
using CivicCoding.Graph;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Api.Network;

/// <summary>Asks the store for what pages and the API show: public graphs only, with small budgets.</summary>
internal sealed class GraphReading(IGraphStore store, ServerLimits limits, GraphHost graph)
{
    public const string Prologue = """
        PREFIX civic: <https://civic-coding.org/ns#>
        PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX dct: <http://purl.org/dc/terms/>
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        PREFIX schema: <https://schema.org/>

        """;

    public async Task<IReadOnlyList<Term?[]>> SelectAsync(string query, CancellationToken cancellation, long maxRows = 20_000)
    {
        List<Term?[]> rows = [];
        await EachAsync(query, row => { rows.Add(row); return true; }, cancellation, maxRows);
        return rows;
    }

    /// <summary>Hands over one row after the other, until there is none or one is not taken.</summary>
    public async Task EachAsync(string query, Func<Term?[], bool> take, CancellationToken cancellation, long maxRows)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellation, graph.Drained);
        using QueryAnswer answer = await store.QueryAsync(Prologue + query, Options(maxRows), linked.Token);
        using SolutionReader solutions = answer.Solutions;
        var scratch = new TermScratch();
        bool more = true;
        while (more && solutions.MoveNext())
        {
            var row = new Term?[solutions.Variables.Count];
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = solutions.Get(i, scratch).ToTerm();
            }

            more = take(row);
        }
    }

    public async Task<bool> AskAsync(string query, CancellationToken cancellation)
    {
        using QueryAnswer answer = await store.QueryAsync(Prologue + query, Options(1), cancellation);
        return answer.Boolean;
    }

    /// <summary>Writes the triples of a CONSTRUCT to a sink.</summary>
    public async Task ConstructAsync(string query, IQuadSink sink, CancellationToken cancellation)
    {
        using QueryAnswer answer = await store.QueryAsync(Prologue + query, Options(1_000_000), cancellation);
        answer.WriteTriples(sink);
    }

    private QueryOptions Options(long maxRows) => new()
    {
        Timeout = TimeSpan.FromSeconds(10),
        MemoryBytes = limits.QueryMemoryBytes,
        MaxRows = maxRows,
        IsVisible = PublicGraphs.IsVisible,
    };
}
