using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph;

/// <summary>A store at the level of the SPARQL Protocol and the Graph Store Protocol: no ids and no snapshots leak out, so that a remote SPARQL 1.1 server can stand in for the embedded one.</summary>
public interface IGraphStore : IAsyncDisposable
{
    /// <summary>Starts a query; the caller draws the answer and disposes it.</summary>
    /// <exception cref="SparqlSyntaxException">The text breaks the grammar.</exception>
    /// <exception cref="QueryBudgetExceededException">A budget ran out; also thrown while the answer is drawn.</exception>
    /// <exception cref="NotSupportedException">The query uses what is not built yet; the message names it.</exception>
    ValueTask<QueryAnswer> QueryAsync(string query, QueryOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Runs an update request as one transaction: all of it is durable when this returns, or none of it happened.</summary>
    ValueTask<WriteReceipt> UpdateAsync(string update, UpdateOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Writes a graph's triples to the sink; null is the default graph.</summary>
    /// <returns>False where a named graph does not exist.</returns>
    ValueTask<bool> GetGraphAsync(Iri? graph, IQuadSink sink, CancellationToken cancellation = default);

    /// <summary>Replaces a graph by a document (Graph Store HTTP Protocol, section 5.3), in one transaction.</summary>
    ValueTask<WriteReceipt> PutGraphAsync(Iri? graph, Stream document, RdfFormat format, RdfReadOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Merges a document into a graph (section 5.5), in one transaction. A document with named graphs keeps them where <paramref name="graph"/> is null.</summary>
    ValueTask<WriteReceipt> PostGraphAsync(Iri? graph, Stream document, RdfFormat format, RdfReadOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Removes a graph (section 5.4), in one transaction.</summary>
    ValueTask<WriteReceipt> DeleteGraphAsync(Iri? graph, CancellationToken cancellation = default);

    /// <summary>Loads documents in bulk: all of them are in the store when this returns, or none.</summary>
    ValueTask<WriteReceipt> LoadAsync(IReadOnlyList<LoadSource> sources, IProgress<long>? quads = null, CancellationToken cancellation = default);

    StoreCapabilities Capabilities { get; }
}
