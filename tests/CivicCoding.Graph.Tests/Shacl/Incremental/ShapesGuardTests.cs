using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl;
using CivicCoding.Graph.Shacl.Incremental;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Shacl.Incremental;

public sealed class ShapesGuardTests
{
    private const string Title = ":S sh:targetClass :C ; sh:property [ sh:path :title ; sh:minCount 1 ] ; sh:property [ sh:path :note ; sh:minCount 1 ; sh:severity sh:Warning ] .";

    [Fact]
    public async Task A_write_that_brings_a_violation_is_undone_and_tells_the_report()
    {
        await using RdfStore store = Guarded(Title);
        ShapesViolatedException error = await Assert.ThrowsAsync<ShapesViolatedException>(async () => await Update(store, "INSERT DATA { :a a :C . :b :p 1 }"));
        Assert.Contains(error.Report.Results, r => r.FocusNode.Equals(new Iri("http://example.org/a")) && r.Component.Value.EndsWith("MinCountConstraintComponent", StringComparison.Ordinal));
        Assert.Equal(0, await Count(store));
        Assert.Equal(0, store.Sequence);
    }

    [Fact]
    public async Task Warnings_do_not_block()
    {
        await using RdfStore store = Guarded(Title);
        await Update(store, "INSERT DATA { :a a :C ; :title \"A\" }");
        Assert.Equal(2, await Count(store));
    }

    [Fact]
    public async Task What_was_wrong_before_does_not_block_a_write_elsewhere_nor_its_repair()
    {
        await using RdfStore store = Guarded(Title);
        await store.LoadAsync([new LoadSource("old", () => Text("<http://example.org/old> a <http://example.org/C> ; <http://example.org/x> <http://example.org/y> ."), RdfFormat.Turtle)], cancellation: TestContext.Current.CancellationToken);
        await Update(store, "INSERT DATA { :old :x 1 . :other :x 2 }");
        await Update(store, "INSERT DATA { :old :title \"Old\" }");
        await Assert.ThrowsAsync<ShapesViolatedException>(async () => await Update(store, "DELETE DATA { :old :title \"Old\" }"));
        Assert.Equal(5, await Count(store));
    }

    [Fact]
    public async Task A_graph_that_breaks_the_shapes_is_not_put_and_the_old_one_stays()
    {
        await using RdfStore store = Guarded(Title);
        var graph = new Iri("http://example.org/g");
        await store.PutGraphAsync(graph, Text("<http://example.org/a> a <http://example.org/C> ; <http://example.org/title> \"A\" ."), RdfFormat.Turtle, cancellation: TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<ShapesViolatedException>(async () => await store.PutGraphAsync(graph, Text("<http://example.org/b> a <http://example.org/C> ."), RdfFormat.Turtle, cancellation: TestContext.Current.CancellationToken));
        Assert.Equal(2, await Count(store));
    }

    [Fact]
    public async Task Writes_that_wait_together_are_judged_one_by_one()
    {
        await using RdfStore store = Guarded(Title);
        Task[] writes = [.. Enumerable.Range(0, 20).Select(i => Task.Run(async () => await Update(store, i % 2 == 0 ? $"INSERT DATA {{ :s{i} a :C ; :title \"{i}\" }}" : $"INSERT DATA {{ :s{i} a :C }}")))];
        await Assert.ThrowsAsync<ShapesViolatedException>(() => Task.WhenAll(writes));
        Assert.Equal(10, writes.Count(w => w.IsCompletedSuccessfully));
        Assert.Equal(20, await Count(store));
    }

    [Fact]
    public async Task A_check_beyond_its_budget_refuses_the_write()
    {
        await using RdfStore store = Guarded(":S sh:targetClass :C ; sh:property [ sh:path [ sh:zeroOrMorePath :p ] ; sh:class :C ] .", new ValidationOptions { MaxWork = 1_000 });
        await Assert.ThrowsAsync<QueryBudgetExceededException>(async () => await Update(store, "INSERT DATA { " + string.Join(' ', Enumerable.Range(0, 200).Select(i => $":n{i} a :C ; :p :n{i + 1} .")) + " }"));
        Assert.Equal(0, await Count(store));
    }

    private static RdfStore Guarded(string shapes, ValidationOptions? options = null) =>
        RdfStore.OpenInMemory(new StoreOptions { Guard = new ShapesGuard(ShapesGraph.From(Shapes.Read(shapes)), options ?? ValidationOptions.Default) });

    private static async Task Update(RdfStore store, string update) => await store.UpdateAsync("PREFIX : <http://example.org/> " + update, cancellation: TestContext.Current.CancellationToken);

    private static async Task<int> Count(RdfStore store)
    {
        using QueryAnswer answer = await store.QueryAsync("SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }", new QueryOptions { UnionDefaultGraph = false }, TestContext.Current.CancellationToken);
        int count = 0;
        while (answer.Solutions.MoveNext())
        {
            count++;
        }

        return count;
    }

    private static MemoryStream Text(string turtle) => new(System.Text.Encoding.UTF8.GetBytes(turtle));
}
