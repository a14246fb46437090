using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Update;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Remote;

/// <summary>What every <see cref="IGraphStore"/> does, whichever stands behind the product.</summary>
public abstract class GraphStoreContract
{
    private const string Prefix = "PREFIX : <http://example.org/>\n";

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>An empty store.</summary>
    protected abstract Task<IGraphStore> OpenAsync();

    [Fact]
    public async Task What_was_inserted_is_found_and_what_was_deleted_is_not()
    {
        await using IGraphStore store = await OpenAsync();
        await UpdateAsync(store, "INSERT DATA { GRAPH :g { :a :name \"Ägäis\"@de , \"a \\\"b\\\"\\n\\\\u0041\" ; :knows :b } }");
        Assert.Equal(["\"a \\\"b\\\"\\n\\\\u0041\"", "\"Ägäis\"@de"], await SelectAsync(store, "SELECT ?n { :a :name ?n }"));
        WriteReceipt receipt = await UpdateAsync(store, "DELETE DATA { GRAPH :g { :a :knows :b } }");
        Assert.Equal((0, 1), (receipt.Added, receipt.Removed));
        Assert.False(await AskAsync(store, "ASK { :a :knows :b }"));
    }

    [Fact]
    public async Task Delete_and_insert_change_what_their_pattern_finds()
    {
        await using IGraphStore store = await OpenAsync();
        await UpdateAsync(store, "INSERT DATA { GRAPH :g { :a :age 30 . :b :age 40 . :c :name \"c\" } }");
        WriteReceipt receipt = await UpdateAsync(store, "WITH :g DELETE { ?s :age ?age } INSERT { ?s :old true } WHERE { ?s :age ?age FILTER(?age > 35) }");
        Assert.Equal((1, 1), (receipt.Added, receipt.Removed));
        Assert.Equal(["<http://example.org/b>"], await SelectAsync(store, "SELECT ?s { ?s :old ?o }"));
        Assert.Equal(["<http://example.org/a>"], await SelectAsync(store, "SELECT ?s { ?s :age ?o }"));
        await UpdateAsync(store, "DELETE WHERE { GRAPH ?g { ?s :age ?age } }");
        Assert.False(await AskAsync(store, "ASK { ?s :age ?o }"));
    }

    [Fact]
    public async Task The_default_graph_is_apart_from_the_named_ones()
    {
        await using IGraphStore store = await OpenAsync();
        await UpdateAsync(store, "INSERT DATA { :a :in \"default\" . GRAPH :g { :a :in \"named\" } }");
        var exact = new QueryOptions { UnionDefaultGraph = false };
        Assert.Equal(["\"default\""], await SelectAsync(store, "SELECT ?o { :a :in ?o }", exact));
        Assert.Equal(["<http://example.org/g>"], await SelectAsync(store, "SELECT ?g { GRAPH ?g { :a :in ?o } }", exact));
        Assert.Equal(["\"default\"", "\"named\""], await SelectAsync(store, "SELECT ?o { :a :in ?o }"));
        await UpdateAsync(store, "DELETE { ?s :in ?o } WHERE { ?s :in ?o }");
        Assert.Equal(["\"named\""], await SelectAsync(store, "SELECT ?o { :a :in ?o }"));
    }

    [Theory]
    [InlineData("SELECT ?o { :a :p ?o }")]
    [InlineData("SELECT ?o { GRAPH ?g { :a :p ?o } }")]
    [InlineData("SELECT ?o { GRAPH :hidden { :a :p ?o } }")]
    [InlineData("SELECT ?o FROM :hidden { :a :p ?o }")]
    [InlineData("SELECT ?o FROM NAMED :hidden { GRAPH ?g { :a :p ?o } }")]
    [InlineData("SELECT ?o { { SELECT ?o { GRAPH :hidden { :a :p ?o } } } }")]
    [InlineData("SELECT ?o { :x :y ?z FILTER EXISTS { GRAPH :hidden { :a :p ?o } } OPTIONAL { GRAPH :hidden { :a :p ?o } } }")]
    [InlineData("SELECT ?o { :a (:p|:q)+ ?o }")]
    public async Task A_hidden_graph_is_seen_on_no_way(string query)
    {
        await using IGraphStore store = await OpenAsync();
        await UpdateAsync(store, "INSERT DATA { GRAPH :hidden { :a :p \"secret\" } GRAPH :open { :x :y :z } }");
        var open = new QueryOptions { IsVisible = g => g != "http://example.org/hidden" };
        IReadOnlyList<string> found;
        try
        {
            found = await SelectAsync(store, query, open);
        }
        catch (NotSupportedException refusal)
        {
            Assert.Contains("not public", refusal.Message, StringComparison.Ordinal);
            return;
        }

        Assert.DoesNotContain(found, o => o.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_protocols_dataset_replaces_the_stores()
    {
        await using IGraphStore store = await OpenAsync();
        await UpdateAsync(store, "INSERT DATA { GRAPH :g1 { :a :p 1 } GRAPH :g2 { :a :p 2 } GRAPH :g3 { :a :p 3 } }");
        var options = new QueryOptions { Dataset = new([new Iri("http://example.org/g1")], [new Iri("http://example.org/g2")]) };
        Assert.Equal([Integer(1)], await SelectAsync(store, "SELECT ?o { :a :p ?o }", options));
        Assert.Equal([Integer(2)], await SelectAsync(store, "SELECT ?o { GRAPH ?g { :a :p ?o } }", options));
        Assert.Equal([Integer(3)], await SelectAsync(store, "SELECT ?o FROM :g3 { :a :p ?o }"));
        Assert.Empty(await SelectAsync(store, "SELECT ?o FROM NAMED :g3 { :a :p ?o }"));
        Assert.Empty(await SelectAsync(store, "SELECT ?o FROM :g3 { GRAPH ?g { :a :p ?o } }"));
    }

    [Theory]
    [InlineData("SELECT ?s { ?s :age ?a OPTIONAL { ?s :name ?n } FILTER(!BOUND(?n)) }", "<http://example.org/b>")]
    [InlineData("SELECT (SUM(?a) AS ?sum) { ?s :age ?a }", "\"70\"^^<http://www.w3.org/2001/XMLSchema#integer>")]
    [InlineData("SELECT (COUNT(*) AS ?n) { ?s :knows+ :c }", "\"2\"^^<http://www.w3.org/2001/XMLSchema#integer>")]
    [InlineData("SELECT ?s { ?s :age ?a MINUS { ?s :name ?n } }", "<http://example.org/b>")]
    [InlineData("SELECT ?s { VALUES ?s { :a :z } ?s :age ?a }", "<http://example.org/a>")]
    [InlineData("SELECT ?s { { SELECT ?s { ?s :age ?a } ORDER BY DESC(?a) LIMIT 1 } }", "<http://example.org/b>")]
    [InlineData("SELECT ?l { :a :name ?n BIND(UCASE(STR(?n)) AS ?l) }", "\"ANNA\"")]
    public async Task Queries_answer_as_the_specification_says(string query, string expected)
    {
        await using IGraphStore store = await OpenAsync();
        await UpdateAsync(store, "INSERT DATA { GRAPH :g { :a :age 30 ; :name \"Anna\"@de ; :knows :b . :b :age 40 ; :knows :c } }");
        Assert.Equal([expected], await SelectAsync(store, query));
    }

    [Fact]
    public async Task Constructed_triples_come_once()
    {
        await using IGraphStore store = await OpenAsync();
        await UpdateAsync(store, "INSERT DATA { GRAPH :g { :a :p 1, 2 } GRAPH :h { :a :p 1 } }");
        var found = new Dataset();
        int written = 0;
        using QueryAnswer answer = await store.QueryAsync(Prefix + "CONSTRUCT { :a :has ?o . :a a :Thing } WHERE { :a :p ?o }", cancellation: Cancellation);
        answer.WriteTriples(new CountingSink(found, () => written++));
        Assert.Equal(3, written);
        Assert.Equal(3, found.Count);
    }

    [Fact]
    public async Task Graphs_are_put_posted_read_and_deleted()
    {
        await using IGraphStore store = await OpenAsync();
        var graph = new Iri("http://example.org/g");
        Assert.False(await store.GetGraphAsync(graph, new Dataset(), Cancellation));
        Assert.True((await store.PutGraphAsync(graph, Document(":a :p 1, 2 ."), RdfFormat.Turtle, cancellation: Cancellation)).GraphCreated);
        Assert.False((await store.PutGraphAsync(graph, Document(":a :p 2, 3 ."), RdfFormat.Turtle, cancellation: Cancellation)).GraphCreated);
        await store.PostGraphAsync(graph, Document(":a :p 4 ."), RdfFormat.Turtle, cancellation: Cancellation);
        var found = new Dataset();
        Assert.True(await store.GetGraphAsync(graph, found, Cancellation));
        Assert.Equal(["2", "3", "4"], found.Select(q => ((Literal)q.Object).Lexical).Order(StringComparer.Ordinal));
        Assert.Equal(3, (await store.DeleteGraphAsync(graph, Cancellation)).Removed);
        Assert.False(await store.GetGraphAsync(graph, new Dataset(), Cancellation));
    }

    [Fact]
    public async Task Documents_are_loaded_whole_or_not_at_all()
    {
        await using IGraphStore store = await OpenAsync();
        LoadSource good = new("good", () => Document(":a :p 1 . :a :q [ :r 2 ] ."), RdfFormat.Turtle, new Iri("http://example.org/g"));
        LoadSource bad = new("bad", () => Document(":a :p 2 . nonsense"), RdfFormat.Turtle);
        await Assert.ThrowsAsync<RdfSyntaxException>(async () => await store.LoadAsync([good, bad], cancellation: Cancellation));
        Assert.False(await AskAsync(store, "ASK { :a :p ?o }"));
        Assert.Equal(3, (await store.LoadAsync([good], cancellation: Cancellation)).Added);
        Assert.Equal([Integer(2)], await SelectAsync(store, "SELECT ?o { :a :q/:r ?o }"));
    }

    [Fact]
    public async Task Each_change_is_told_in_order()
    {
        await using IGraphStore store = await OpenAsync();
        var changes = (IChangeFeed)store;
        long before = changes.Sequence;
        Task past = changes.WaitPastAsync(before, Cancellation);
        Assert.False(past.IsCompleted);
        await UpdateAsync(store, "INSERT DATA { GRAPH :g { :a :p 1 } }");
        await past.WaitAsync(TimeSpan.FromMinutes(3), Cancellation);
        await UpdateAsync(store, "WITH :g DELETE { ?s :p ?o } INSERT { ?s :p 2 } WHERE { ?s :p ?o }");
        List<ChangeSet> told = [.. changes.ReadAfter(before, Cancellation)];
        Assert.Equal(2, told.Count);
        Assert.True(told[0].Sequence > before && told[1].Sequence > told[0].Sequence);
        var graph = new Iri("http://example.org/g");
        Quad Quad(string value) => new(new Iri("http://example.org/a"), new Iri("http://example.org/p"), new Literal(value, new Iri(WellKnown.XsdNamespace + "integer")), graph);
        Assert.Equal([Quad("1")], told[0].Added);
        Assert.Equal(([Quad("2")], [Quad("1")]), (told[1].Added, told[1].Removed), EqualityComparer<(IReadOnlyList<Quad>, IReadOnlyList<Quad>)>.Create((x, y) => x.Item1.SequenceEqual(y.Item1) && x.Item2.SequenceEqual(y.Item2)));
    }

    [Fact]
    public async Task A_change_that_is_filtered_still_holds_what_the_filter_takes()
    {
        await using IGraphStore store = await OpenAsync();
        var changes = (IChangeFeed)store;
        long before = changes.Sequence;
        await UpdateAsync(store, "INSERT DATA { :a :p 1 . :b :p 2 . :b :q 3 . _:c :q 4 }");
        await UpdateAsync(store, "DELETE DATA { :a :p 1 . :b :q 3 }");
        List<ChangeSet> told = [.. changes.ReadAfter(before, (in TermSpan subject, in TermSpan predicate) => subject.Value.SequenceEqual("http://example.org/a"u8) || predicate.Value.EndsWith("q"u8), Cancellation)];
        Assert.Equal(2, told.Count);
        Assert.Equal(["1", "3", "4"], told[0].Added.Where(Taken).Select(Value).Order());
        Assert.Equal(["1", "3"], told[1].Removed.Where(Taken).Select(Value).Order());
        Assert.Equal([.. changes.ReadAfter(before, Cancellation).Select(c => c.Sequence)], told.Select(c => c.Sequence));

        static bool Taken(Quad quad) => quad.Subject.Equals(new Iri("http://example.org/a")) || quad.Predicate.Value.EndsWith('q');
        static string Value(Quad quad) => ((Literal)quad.Object).Lexical;
    }

    [Fact]
    public async Task A_request_that_fails_half_way_leaves_nothing()
    {
        await using IGraphStore store = await OpenAsync();
        await UpdateAsync(store, "INSERT DATA { GRAPH :g { :a :p 1 } }");
        await Assert.ThrowsAsync<UpdateException>(() => UpdateAsync(store, "INSERT DATA { GRAPH :g { :a :p 2 } } ; DELETE DATA { GRAPH :g { :a :p 1 } } ; DROP GRAPH :missing"));
        Assert.Equal([Integer(1)], await SelectAsync(store, "SELECT ?o { :a :p ?o }"));
    }

    [Fact]
    public async Task Graphs_are_copied_moved_added_and_cleared()
    {
        await using IGraphStore store = await OpenAsync();
        await UpdateAsync(store, "INSERT DATA { GRAPH :g { :a :p 1 } GRAPH :h { :a :p 2 } } ; ADD :g TO :h ; COPY :g TO :i ; MOVE :g TO DEFAULT");
        string[] expected = [Integer(1), Integer(2)];
        Assert.Equal(expected, await SelectAsync(store, "SELECT ?o { GRAPH :h { :a :p ?o } }"));
        Assert.Equal([Integer(1)], await SelectAsync(store, "SELECT ?o { GRAPH :i { :a :p ?o } }"));
        Assert.Empty(await SelectAsync(store, "SELECT ?o { GRAPH :g { :a :p ?o } }"));
        Assert.Equal([Integer(1)], await SelectAsync(store, "SELECT ?o { :a :p ?o }", new QueryOptions { UnionDefaultGraph = false }));
        await UpdateAsync(store, "CLEAR ALL");
        Assert.False(await AskAsync(store, "ASK { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"));
    }

    [Fact]
    public async Task Wrong_texts_and_spent_budgets_are_the_same_errors()
    {
        await using IGraphStore store = await OpenAsync();
        await UpdateAsync(store, "INSERT DATA { GRAPH :g { :a :p 1, 2, 3 } }");
        SparqlSyntaxException error = await Assert.ThrowsAsync<SparqlSyntaxException>(() => SelectAsync(store, "SELECT ?o {\n :a :p }"));
        Assert.Equal(3, error.Line);
        var exceeded = await Assert.ThrowsAsync<QueryBudgetExceededException>(() => SelectAsync(store, "SELECT ?o { :a :p ?o }", new QueryOptions { MaxRows = 2 }));
        Assert.Equal(QueryBudgetKind.Rows, exceeded.Kind);
    }

    protected static Task<WriteReceipt> UpdateAsync(IGraphStore store, string update) => store.UpdateAsync(Prefix + update, null, Cancellation).AsTask();

    protected static async Task<bool> AskAsync(IGraphStore store, string query)
    {
        using QueryAnswer answer = await store.QueryAsync(Prefix + query, null, Cancellation);
        return answer.Boolean;
    }

    /// <summary>The first column in N-Triples syntax, sorted.</summary>
    protected static async Task<IReadOnlyList<string>> SelectAsync(IGraphStore store, string query, QueryOptions? options = null)
    {
        using QueryAnswer answer = await store.QueryAsync(Prefix + query, options, Cancellation);
        var scratch = new TermScratch();
        List<string> found = [];
        while (answer.Solutions.MoveNext())
        {
            found.Add(answer.Solutions.Get(0, scratch).ToTerm()?.ToString() ?? "");
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private static string Integer(int value) => $"\"{value}\"^^<{WellKnown.XsdNamespace}integer>";

    private static MemoryStream Document(string turtle) => new(Encoding.UTF8.GetBytes("PREFIX : <http://example.org/>\n" + turtle));

    private sealed class CountingSink(IQuadSink inner, Action count) : IQuadSink
    {
        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
        {
            count();
            inner.Quad(subject, predicate, @object, graph);
        }
    }
}
