using CivicCoding.Graph;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Tests.Hosting;

/// <summary>A store that does what a test tells it to, for what a real one does only by accident.</summary>
public sealed class ScriptedStore : IGraphStore
{
    public Func<string, QueryOptions, CancellationToken, QueryAnswer> OnQuery { get; set; } = (_, _, _) => throw new NotSupportedException("Nothing is scripted.");

    public Action<IQuadSink> OnGraph { get; set; } = _ => { };

    public Func<string, WriteReceipt> OnUpdate { get; set; } = _ => new WriteReceipt(1, 0, 0);

    public StoreCapabilities Capabilities { get; } = new("scripted", false, false, true);

    public ValueTask<QueryAnswer> QueryAsync(string query, QueryOptions? options = null, CancellationToken cancellation = default) =>
        ValueTask.FromResult(OnQuery(query, options ?? QueryOptions.Default, cancellation));

    public ValueTask<WriteReceipt> UpdateAsync(string update, UpdateOptions? options = null, CancellationToken cancellation = default) =>
        ValueTask.FromResult(OnUpdate(update));

    public ValueTask<bool> GetGraphAsync(Iri? graph, IQuadSink sink, CancellationToken cancellation = default)
    {
        OnGraph(sink);
        return ValueTask.FromResult(graph is null);
    }

    public ValueTask<WriteReceipt> PutGraphAsync(Iri? graph, Stream document, RdfFormat format, RdfReadOptions? options = null, CancellationToken cancellation = default) =>
        ValueTask.FromResult(new WriteReceipt(1, 0, 0));

    public ValueTask<WriteReceipt> PostGraphAsync(Iri? graph, Stream document, RdfFormat format, RdfReadOptions? options = null, CancellationToken cancellation = default) =>
        ValueTask.FromResult(new WriteReceipt(1, 0, 0));

    public ValueTask<WriteReceipt> DeleteGraphAsync(Iri? graph, CancellationToken cancellation = default) => ValueTask.FromResult(new WriteReceipt(1, 0, 0));

    public ValueTask<WriteReceipt> LoadAsync(IReadOnlyList<LoadSource> sources, IProgress<long>? quads = null, CancellationToken cancellation = default) =>
        ValueTask.FromResult(new WriteReceipt(1, 0, 0));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
