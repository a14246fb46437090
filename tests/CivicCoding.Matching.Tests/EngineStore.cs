using System.Text;
using CivicCoding.Graph;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Matching.Tests;

/// <summary>The real store in memory, plus the removal of single triples.</summary>
internal sealed class EngineStore : IGraphStore
{
    private readonly RdfStore _store = RdfStore.OpenInMemory();

    public IChangeFeed Feed => _store;

    public StoreCapabilities Capabilities => _store.Capabilities;

    public static async Task<EngineStore> OfAsync(string turtle)
    {
        var store = new EngineStore();
        await store.AddAsync(turtle);
        return store;
    }

    public async Task AddAsync(string turtle)
    {
        using var document = new MemoryStream(Encoding.UTF8.GetBytes(turtle));
        await _store.PostGraphAsync(new Iri("https://civic-coding.org/graph/test"), document, RdfFormat.Turtle, null, TestContext.Current.CancellationToken);
    }

    public void Register(CivicCoding.Graph.Sparql.Execution.IPropertyFunction function) => _store.Register(function);

    public Task RemoveAsync(IReadOnlyList<Triple> triples) => _store.WriteAsync(
        transaction =>
        {
            foreach (Triple triple in triples)
            {
                transaction.Remove(Intern(transaction, triple.Subject), Intern(transaction, triple.Predicate), Intern(transaction, triple.Object), Intern(transaction, new Iri("https://civic-coding.org/graph/test")));
            }

            return 0;
        },
        TestContext.Current.CancellationToken);

    public async Task<bool> AskAsync(string ask)
    {
        using QueryAnswer answer = await QueryAsync(ask, null, TestContext.Current.CancellationToken);
        return answer.Boolean;
    }

    public ValueTask<QueryAnswer> QueryAsync(string query, QueryOptions? options = null, CancellationToken cancellation = default) => _store.QueryAsync(query, options, cancellation);

    public ValueTask<WriteReceipt> UpdateAsync(string update, UpdateOptions? options = null, CancellationToken cancellation = default) => _store.UpdateAsync(update, options, cancellation);

    public ValueTask<bool> GetGraphAsync(Iri? graph, IQuadSink sink, CancellationToken cancellation = default) => _store.GetGraphAsync(graph, sink, cancellation);

    public ValueTask<WriteReceipt> PutGraphAsync(Iri? graph, Stream document, RdfFormat format, RdfReadOptions? options = null, CancellationToken cancellation = default) => _store.PutGraphAsync(graph, document, format, options, cancellation);

    public ValueTask<WriteReceipt> PostGraphAsync(Iri? graph, Stream document, RdfFormat format, RdfReadOptions? options = null, CancellationToken cancellation = default) => _store.PostGraphAsync(graph, document, format, options, cancellation);

    public ValueTask<WriteReceipt> DeleteGraphAsync(Iri? graph, CancellationToken cancellation = default) => _store.DeleteGraphAsync(graph, cancellation);

    public ValueTask<WriteReceipt> LoadAsync(IReadOnlyList<LoadSource> sources, IProgress<long>? quads = null, CancellationToken cancellation = default) => _store.LoadAsync(sources, quads, cancellation);

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private static TermId Intern(IQuadTransaction transaction, Term term) => transaction.Intern(new TermScratch().Encode(term));
}
