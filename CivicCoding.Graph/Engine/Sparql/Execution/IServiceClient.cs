using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>Asks other SPARQL endpoints for SERVICE patterns (SPARQL 1.1 Federated Query, section 2). Allow-lists and transport live behind it.</summary>
public interface IServiceClient
{
    /// <summary>The solutions of a SELECT query at an endpoint, as the variables and the terms of each solution, null where unbound.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="query">The query text.</param>
    /// <param name="remaining">The time that the calling query has left.</param>
    /// <param name="memory">The calling query's memory account.</param>
    /// <param name="cancellation">Ends the call.</param>
    (IReadOnlyList<string> Variables, IEnumerable<Term?[]> Solutions) Select(Iri endpoint, string query, TimeSpan remaining, MemoryAccount memory, CancellationToken cancellation);
}
