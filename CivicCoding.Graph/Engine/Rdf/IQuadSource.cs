namespace CivicCoding.Graph.Rdf;

/// <summary>What the query engine may know of the data: an immutable set of quads with ids, exact prefix counts and sorted scans. A snapshot of the store is one; so is a dataset in memory.</summary>
public interface IQuadSource
{
    ITermSource Terms { get; }

    /// <summary>Opens a scan.</summary>
    /// <param name="order">The order to scan in.</param>
    /// <param name="pattern">Its bound positions must be a prefix of <paramref name="order"/>; with a bound graph in an order that ends in the graph, either all of subject, predicate and object are bound too, or the caller filters the graph column itself.</param>
    IQuadCursor Scan(QuadOrder order, in QuadPattern pattern);

    /// <summary>The exact number of quads that match: any bound set that is a prefix of an order, plus the graph where the order is <see cref="QuadOrder.Gspo"/> or all of S, P, O are bound. For others, an upper bound.</summary>
    long Count(in QuadPattern pattern);

    /// <summary>True where the quad is there; graph None is the default graph.</summary>
    bool Contains(TermId subject, TermId predicate, TermId @object, TermId graph);

    /// <summary>The named graphs that hold at least one quad, ascending by id.</summary>
    IReadOnlyList<TermId> Graphs { get; }
}
