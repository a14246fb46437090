using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Remote;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Update;

namespace CivicCoding.Graph.Tests.Remote;

/// <summary>The contract over an outside server, and what is said where it differs (docs/scale-out.md).</summary>
public sealed class SparqlProtocolStoreTests(Virtuoso virtuoso) : GraphStoreContract, IClassFixture<Virtuoso>
{
    protected override async Task<IGraphStore> OpenAsync()
    {
        await virtuoso.RequireAsync(Cancellation);
        SparqlProtocolStore store = Connect(new RemoteStoreOptions { Query = virtuoso.Query, Update = virtuoso.Update });
        await store.UpdateAsync("CLEAR ALL", null, Cancellation);
        return store;
    }

    [Theory]
    [InlineData("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE")]
    [InlineData("SELECT * { { SELECT * { OPTIONAL { SERVICE ?e { ?s ?p ?o } } } } }", "SERVICE")]
    [InlineData("SELECT (<bif:exec>(\"x\") AS ?y) {}", "bif:exec")]
    [InlineData("SELECT * { ?s ?p ?o FILTER EXISTS { ?s ?p ?x FILTER(<sql:something>(?x)) } }", "sql:something")]
    [InlineData("SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (SUM(<bif:f>(?o)) > 1)", "bif:f")]
    [InlineData("SELECT ?s { ?s ?p ?o } ORDER BY <bif:f>(?o)", "bif:f")]
    [InlineData("SELECT ?s { ?s <https://civic-coding.org/text#match> \"x\" }", "embedded store only")]
    public async Task What_must_not_reach_another_server_is_refused(string query, string named)
    {
        await using IGraphStore store = await OpenAsync();
        NotSupportedException refusal = await Assert.ThrowsAsync<NotSupportedException>(() => SelectAsync(store, query));
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Updates_with_service_or_load_are_refused()
    {
        await using IGraphStore store = await OpenAsync();
        await Assert.ThrowsAsync<NotSupportedException>(() => UpdateAsync(store, "INSERT { GRAPH :g { :a :b ?o } } WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"));
        await Assert.ThrowsAsync<NotSupportedException>(() => UpdateAsync(store, "LOAD <http://127.0.0.1:1/>"));
    }

    [Fact]
    public async Task Blank_nodes_are_written_as_skolem_iris_the_same_label_as_the_same_one()
    {
        await using IGraphStore store = await OpenAsync();
        await UpdateAsync(store, "INSERT DATA { GRAPH :g { _:x :p _:y . _:y :p _:x } }");
        IReadOnlyList<string> found = await SelectAsync(store, "SELECT ?s { ?s :p ?o . ?o :p ?s }");
        Assert.Equal(2, found.Distinct().Count());
        Assert.All(found, iri => Assert.StartsWith("<https://civic-coding.org/.well-known/genid/", iri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_store_that_holds_something_begins_with_another_name_and_a_later_number_at_each_start()
    {
        await using IGraphStore first = await OpenAsync();
        await UpdateAsync(first, "INSERT DATA { GRAPH :g { :a :b :c } }");
        long sequence = ((IChangeFeed)first).Sequence;
        await Task.Delay(5, Cancellation);
        await using SparqlProtocolStore second = Connect(new RemoteStoreOptions { Query = virtuoso.Query, Update = virtuoso.Update });
        Assert.True(second.Sequence > sequence);
        Assert.NotEqual(((IChangeFeed)first).StoreId, second.StoreId);
    }

    [Fact]
    public async Task More_changes_than_are_allowed_change_nothing()
    {
        await using IGraphStore store = await OpenAsync();
        await using SparqlProtocolStore bounded = Connect(new RemoteStoreOptions { Query = virtuoso.Query, Update = virtuoso.Update, MaxChanges = 2 });
        await Assert.ThrowsAsync<UpdateException>(() => UpdateAsync(bounded, "INSERT DATA { GRAPH :g { :a :b 1, 2, 3 } }"));
        Assert.False(await AskAsync(store, "ASK { ?s ?p ?o }"));
    }

    [Fact]
    public async Task An_answer_that_the_server_cut_is_an_error()
    {
        await using IGraphStore store = await OpenAsync();
        await UpdateAsync(store, "INSERT DATA { GRAPH :g { " + string.Concat(Enumerable.Range(0, 400).Select(i => $":a :p {i} . ")) + "} }");
        RemoteStoreException cut = await Assert.ThrowsAsync<RemoteStoreException>(() => SelectAsync(store, "SELECT ?x ?y { :a :p ?x . :a :p ?y }", new QueryOptions { Timeout = TimeSpan.FromMinutes(2) }));
        Assert.Contains("cut", cut.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_is_not_there_is_named()
    {
        RemoteStoreException error = Assert.Throws<RemoteStoreException>(() => Connect(new RemoteStoreOptions { Query = new Uri("http://user:secret@127.0.0.1:1/q"), Update = new Uri("http://127.0.0.1:1/u") }));
        Assert.Contains("127.0.0.1:1", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_login_changes_nothing_and_is_said()
    {
        await using IGraphStore store = await OpenAsync();
        await using SparqlProtocolStore stranger = Connect(new RemoteStoreOptions { Query = virtuoso.Query, Update = new UriBuilder(virtuoso.Update) { Password = "wrong" }.Uri });
        RemoteStoreException error = await Assert.ThrowsAsync<RemoteStoreException>(() => UpdateAsync(stranger, "INSERT DATA { GRAPH :g { :a :b :c } }"));
        Assert.Contains("401", error.Message, StringComparison.Ordinal);
        Assert.False(await AskAsync(store, "ASK { ?s ?p ?o }"));
    }

    [Fact]
    public async Task Described_things_carry_their_triples()
    {
        await using IGraphStore store = await OpenAsync();
        await UpdateAsync(store, "INSERT DATA { GRAPH :g { :a :p 1 ; :q :b } }");
        var found = new Dataset();
        using QueryAnswer answer = await store.QueryAsync("DESCRIBE <http://example.org/a>", null, Cancellation);
        answer.WriteTriples(found);
        Assert.Equal(2, found.Match(new Iri("http://example.org/a")).Count());
    }

    private static SparqlProtocolStore Connect(RemoteStoreOptions options) => SparqlProtocolStore.Open(options, Cancellation);
}
