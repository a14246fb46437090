using System.Globalization;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Tests.Sparql.Optimization;

/// <summary>Counts by graph that the index answers are those of the triples one by one.</summary>
public sealed class GraphCountTests
{
    private static readonly string[] s_patterns =
    [
        "?s ?p ?o", "<http://e/s1> ?p ?o", "<http://e/s1> <http://e/p1> ?o", "<http://e/s1> <http://e/p1> <http://e/o1>",
        "?s <http://e/p1> ?o", "?s ?p <http://e/o1>", "?s <http://e/p1> <http://e/o1>", "?s ?p ?s", "<http://e/unknown> ?p ?o", "?g ?p ?o",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_those_of_the_triples()
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        var random = new Random(4);
        for (int round = 0; round < 40; round++)
        {
            string quad = $"GRAPH <http://e/g{random.Next(4)}> {{ <http://e/s{random.Next(3)}> <http://e/p{random.Next(3)}> <http://e/{(random.Next(4) == 0 ? "s" : "o")}{random.Next(3)}> }}";
            await store.UpdateAsync($"{(random.Next(3) == 0 ? "DELETE" : "INSERT")} DATA {{ {quad} }}", cancellation: Cancellation);
            foreach (string pattern in s_patterns)
            {
                foreach (QueryOptions options in new[] { new QueryOptions(), new QueryOptions { IsVisible = g => !g.EndsWith('2') } })
                {
                    string[][] each = await RowsAsync(store, $"SELECT ?g {{ GRAPH ?g {{ {pattern} }} }}", options);
                    string[][] counted = await RowsAsync(store, $"SELECT ?g (COUNT(*) AS ?n) {{ GRAPH ?g {{ {pattern} }} }} GROUP BY ?g", options);
                    Assert.Equal(
                        each.CountBy(r => r[0]).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, c.Value.ToString(CultureInfo.InvariantCulture))),
                        counted.OrderBy(r => r[0], StringComparer.Ordinal).Select(r => (r[0], r[1])));
                }
            }
        }
    }

    [Fact]
    public async Task Counting_all_triples_by_graph_reads_none_of_them()
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        await store.UpdateAsync("INSERT DATA { GRAPH <http://e/g> { <http://e/s> <http://e/p> 1, 2 } }", cancellation: Cancellation);
        string plan = store.Explain("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g", cancellation: Cancellation);
        Assert.Contains("by graph from the index", plan, StringComparison.Ordinal);
    }

    private static async Task<string[][]> RowsAsync(RdfStore store, string query, QueryOptions options)
    {
        using QueryAnswer answer = await store.QueryAsync(query, options, Cancellation);
        List<string[]> rows = [];
        var scratch = new TermScratch();
        SolutionReader solutions = answer.Solutions;
        while (solutions.MoveNext())
        {
            rows.Add([.. Enumerable.Range(0, solutions.Variables.Count).Select(i => solutions.Get(i, scratch).ToTerm() switch { Iri iri => iri.Value, Literal literal => literal.Lexical, _ => "" })]);
        }

        return [.. rows];
    }
}
