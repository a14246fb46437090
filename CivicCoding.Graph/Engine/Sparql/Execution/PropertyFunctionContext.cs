using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>What a property function may know of the query that calls it.</summary>
/// <param name="Source">The snapshot.</param>
/// <param name="Sequence">The snapshot's commit sequence number, 0 for data in memory.</param>
/// <param name="IsVisible">Tells whether a graph (None: the default graph) belongs to the query's dataset.</param>
/// <param name="Memory">The query's memory account.</param>
/// <param name="Cancellation">Ends the call.</param>
public sealed record PropertyFunctionContext(IQuadSource Source, long Sequence, Func<TermId, bool> IsVisible, MemoryAccount Memory, CancellationToken Cancellation);
