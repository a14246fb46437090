using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Update;

namespace CivicCoding.Graph.Tests.Sparql.Update;

public class UpdateEngineTests
{
    private const string Prefix = "PREFIX : <http://e/> ";

    [Fact]
    public async Task Deletes_come_before_inserts_of_the_same_operation()
    {
        await using RdfStore store = await StoreOf("INSERT DATA { :a :p 1 . :b :p 2 }");
        await Update(store, "DELETE { ?s :p ?v } INSERT { ?t :p ?v } WHERE { ?s :p ?v . ?t :p ?w }");
        Assert.Equal(4, await Count(store, "?s ?p ?o"));
    }

    [Fact]
    public async Task With_names_a_graph_that_need_not_exist()
    {
        await using RdfStore store = await StoreOf("INSERT DATA { :a :p 1 }");
        await Update(store, "WITH :g INSERT { :x :q 2 } WHERE { FILTER NOT EXISTS { :a :p 1 } }");
        Assert.Equal(1, await Count(store, "GRAPH :g { :x :q 2 }"));
    }

    [Fact]
    public async Task An_operation_sees_what_the_one_before_did()
    {
        await using RdfStore store = await StoreOf("INSERT DATA { :a :p 1 } ; INSERT { ?s :q ?o } WHERE { ?s :p ?o } ; DELETE WHERE { ?s :p ?o }");
        Assert.Equal(1, await Count(store, "?s ?p ?o"));
        Assert.Equal(1, await Count(store, ":a :q 1"));
    }

    [Theory]
    [InlineData("INSERT DATA { :a :p 1 }", 0)]
    [InlineData("INSERT DATA { :a :p 1 } ; DELETE DATA { :a :p 1 } ; INSERT DATA { :a :p 2 }", 2)]
    public async Task Changes_are_made_visible_between_operations_only(string update, int times)
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        int refreshed = await RefreshesAsync(store, Prefix + update);
        Assert.Equal(times, refreshed);
        Assert.Equal(1, await Count(store, ":a :p ?o"));
    }

    [Fact]
    public async Task An_update_without_load_waits_for_no_other_thread()
    {
        await using RdfStore store = RdfStore.OpenInMemory(new StoreOptions { Loader = new NoDocuments() });
        Assert.True(store.UpdateAsync("INSERT DATA { <urn:a> <urn:p> 1 }", null, TestContext.Current.CancellationToken).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_failing_operation_undoes_the_request()
    {
        await using RdfStore store = await StoreOf("INSERT DATA { :a :p 1 }");
        UpdateException error = await Assert.ThrowsAsync<UpdateException>(() => Update(store, "CLEAR ALL ; COPY :nowhere TO :g"));
        Assert.Contains("http://e/nowhere", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, await Count(store, "?s ?p ?o"));
    }

    [Fact]
    public async Task Load_is_off_without_a_loader_and_silent_passes_it_over()
    {
        await using RdfStore store = await StoreOf("LOAD SILENT :document");
        await Assert.ThrowsAsync<UpdateException>(() => Update(store, "LOAD :document"));
    }

    [Fact]
    public async Task Blank_nodes_of_a_template_are_new_for_each_solution_and_one_within_it()
    {
        await using RdfStore store = await StoreOf("INSERT DATA { :a :p 1 . :b :p 2 } ; INSERT { ?s :q _:x . _:x :r ?s } WHERE { ?s :p ?v }");
        Assert.Equal(2, await Count(store, "?s :q ?x . ?x :r ?s"));
        Assert.Equal(4, await Count(store, "?s :q ?x . ?y :r ?z"));
    }

    [Fact]
    public async Task What_is_no_triple_is_left_out()
    {
        await using RdfStore store = await StoreOf("INSERT DATA { :a :p 1 } ; INSERT { ?v :q ?s . ?s ?v :x . ?s :q ?unbound . ?s :q ?v } WHERE { ?s :p ?v }");
        Assert.Equal(2, await Count(store, "?s ?p ?o"));
    }

    [Fact]
    public async Task Using_of_the_protocol_may_not_meet_using_of_the_request()
    {
        await using RdfStore store = await StoreOf("INSERT DATA { :a :p 1 }");
        var options = new UpdateOptions { Using = new([new Iri("http://e/g")], []) };
        await Assert.ThrowsAsync<UpdateException>(() => Update(store, "INSERT { :x :y ?o } USING :h WHERE { ?s ?p ?o }", options));
    }

    [Fact]
    public async Task An_update_over_its_memory_budget_changes_nothing()
    {
        var data = new StringBuilder("INSERT DATA {");
        for (int i = 0; i < 300; i++)
        {
            data.Append(" :s").Append(i).Append(" :p :o .");
        }

        await using RdfStore store = await StoreOf(data.Append('}').ToString());
        await Assert.ThrowsAsync<QueryBudgetExceededException>(() => Update(store, "INSERT { ?a :q ?b } WHERE { ?a :p ?x . ?b :p ?x }", new UpdateOptions { MemoryBytes = 1 << 20 }));
        Assert.Equal(300, await Count(store, "?s ?p ?o"));
    }

    private static async Task<RdfStore> StoreOf(string update)
    {
        RdfStore store = RdfStore.OpenInMemory();
        await Update(store, update);
        return store;
    }

    private static async Task Update(RdfStore store, string update, UpdateOptions? options = null) =>
        await store.UpdateAsync(Prefix + update, options, TestContext.Current.CancellationToken);

    private static async Task<int> Count(RdfStore store, string pattern)
    {
        using var answer = await store.QueryAsync(Prefix + "SELECT * { " + pattern + " }", new QueryOptions { UnionDefaultGraph = false }, TestContext.Current.CancellationToken);
        int count = 0;
        while (answer.Solutions.MoveNext())
        {
            count++;
        }

        return count;
    }

    private static async Task<int> RefreshesAsync(RdfStore store, string update)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        (int times, _) = await store.WriteAsync(
            transaction =>
            {
                var counting = new CountingTransaction(transaction);
                new UpdateEngine(new QueryEngine()).Execute(update, counting, null, cancellation);
                return counting.Refreshes;
            },
            cancellation);
        return times;
    }

    private sealed class NoDocuments : IDocumentLoader
    {
        public void Load(Iri document, IQuadSink sink, CancellationToken cancellation) => throw new UpdateException("There is none.");
    }

    private sealed class CountingTransaction(IQuadTransaction inner) : IQuadTransaction
    {
        public int Refreshes { get; private set; }

        public IQuadSource Current => inner.Current;

        public TermId Intern(in TermSpan term) => inner.Intern(term);

        public TermId NewBlankNode() => inner.NewBlankNode();

        public void Add(TermId subject, TermId predicate, TermId @object, TermId graph) => inner.Add(subject, predicate, @object, graph);

        public void Remove(TermId subject, TermId predicate, TermId @object, TermId graph) => inner.Remove(subject, predicate, @object, graph);

        public void Refresh()
        {
            Refreshes++;
            inner.Refresh();
        }
    }
}
