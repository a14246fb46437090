using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Storage;

public sealed class RdfStoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_query_reads_the_snapshot_of_its_start_until_it_is_disposed()
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        await store.PostGraphAsync(null, Document("<http://e/s> <http://e/p> 1, 2, 3 ."), RdfFormat.Turtle, cancellation: Cancellation);
        using QueryAnswer answer = await store.QueryAsync("SELECT ?o { <http://e/s> <http://e/p> ?o }", cancellation: Cancellation);
        await store.DeleteGraphAsync(null, Cancellation);
        int rows = 0;
        while (answer.Solutions.MoveNext())
        {
            rows++;
        }

        Assert.Equal(3, rows);
        Assert.Equal(1, answer.Sequence);
    }

    [Fact]
    public async Task Graphs_are_put_posted_read_and_deleted()
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        var graph = new Iri("http://e/g");
        WriteReceipt put = await store.PutGraphAsync(graph, Document("<http://e/s> <http://e/p> 1, 2 ."), RdfFormat.Turtle, cancellation: Cancellation);
        Assert.True(put.GraphCreated);
        WriteReceipt again = await store.PutGraphAsync(graph, Document("<http://e/s> <http://e/p> 2, 3 ."), RdfFormat.Turtle, cancellation: Cancellation);
        Assert.Equal((1, 1, false), (again.Added, again.Removed, again.GraphCreated));
        await store.PostGraphAsync(graph, Document("_:x <http://e/p> _:x ."), RdfFormat.Turtle, cancellation: Cancellation);
        await store.PostGraphAsync(graph, Document("_:x <http://e/p> _:x ."), RdfFormat.Turtle, cancellation: Cancellation);
        var found = new Dataset();
        Assert.True(await store.GetGraphAsync(graph, found, Cancellation));
        Assert.Equal(4, found.Count);
        Assert.Equal(2, found.Count(q => q.Subject is BlankNode && q.Subject.Equals(q.Object)));
        Assert.Equal(4, (await store.DeleteGraphAsync(graph, Cancellation)).Removed);
        Assert.False(await store.GetGraphAsync(graph, found, Cancellation));
    }

    [Fact]
    public async Task A_document_with_a_syntax_error_loads_nothing()
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        await Assert.ThrowsAsync<RdfSyntaxException>(async () => await store.LoadAsync(
            [
                new LoadSource("good", () => Document("<http://e/s> <http://e/p> 1 ."), RdfFormat.Turtle),
                new LoadSource("bad", () => Document("<http://e/s> <http://e/p> 2 . nonsense"), RdfFormat.Turtle),
            ],
            cancellation: Cancellation));
        Assert.Equal(0, store.Sequence);
        WriteReceipt receipt = await store.LoadAsync([new LoadSource("good", () => Document("<http://e/s> <http://e/p> 1 ."), RdfFormat.Turtle, new Iri("http://e/g"))], cancellation: Cancellation);
        Assert.Equal((1, 1), (receipt.Sequence, receipt.Added));
    }

    [Fact]
    public async Task An_update_is_one_transaction_and_its_receipt_counts_what_changed()
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        WriteReceipt receipt = await store.UpdateAsync("INSERT DATA { <http://e/s> <http://e/p> 1, 2 } ; DELETE { ?s ?p 1 } INSERT { ?s ?p 3 } WHERE { ?s ?p 1 }", cancellation: Cancellation);
        Assert.Equal((1, 2, 0), (receipt.Sequence, receipt.Added, receipt.Removed));
        using QueryAnswer answer = await store.QueryAsync("ASK { <http://e/s> <http://e/p> 2, 3 FILTER NOT EXISTS { ?s ?p 1 } }", cancellation: Cancellation);
        Assert.True(answer.Boolean);
    }

    [Fact]
    public async Task Whether_a_graph_may_be_seen_is_asked_once_as_long_as_the_graphs_are_the_same()
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        List<string> asked = [];
        var options = new QueryOptions
        {
            IsVisible = graph =>
            {
                asked.Add(graph);
                return !graph.EndsWith("secret", StringComparison.Ordinal);
            },
        };
        await store.UpdateAsync("INSERT DATA { GRAPH <http://e/open> { <http://e/s> <http://e/p> 1 } GRAPH <http://e/secret> { <http://e/s> <http://e/p> 2 } }", cancellation: Cancellation);
        Assert.Equal(1, await SeenAsync());
        Assert.Equal(1, await SeenAsync());
        await store.UpdateAsync("INSERT DATA { GRAPH <http://e/open> { <http://e/s> <http://e/p> 3 } GRAPH <http://e/secret> { <http://e/s> <http://e/p> 4 } }", cancellation: Cancellation);
        Assert.Equal(2, await SeenAsync());
        Assert.Equal(["http://e/open", "http://e/secret"], asked.Order(StringComparer.Ordinal));

        await store.UpdateAsync("INSERT DATA { GRAPH <http://e/new> { <http://e/s> <http://e/p> 5 } GRAPH <http://e/new-secret> { <http://e/s> <http://e/p> 6 } }", cancellation: Cancellation);
        Assert.Equal(3, await SeenAsync());
        await store.UpdateAsync("DROP GRAPH <http://e/open>", cancellation: Cancellation);
        Assert.Equal(1, await SeenAsync());

        async Task<int> SeenAsync()
        {
            using QueryAnswer answer = await store.QueryAsync("SELECT ?o { GRAPH ?g { <http://e/s> <http://e/p> ?o } }", options, Cancellation);
            int rows = 0;
            while (answer.Solutions.MoveNext())
            {
                rows++;
            }

            return rows;
        }
    }

    private static MemoryStream Document(string turtle) => new(Encoding.UTF8.GetBytes(turtle));
}
