using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Optimization;

namespace CivicCoding.Graph.Sparql;

/// <summary>The dataset and the bounds of one query.</summary>
public sealed record QueryOptions
{
    /// <summary>The time from start to the last solution.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The bytes that the query's operators may hold.</summary>
    public long MemoryBytes { get; init; } = 1L << 30;

    /// <summary>The largest number of solutions or triples of an answer; more is a budget error, never a cut.</summary>
    public long MaxRows { get; init; } = long.MaxValue;

    /// <summary>True: without a dataset clause the default graph is the union of all visible graphs. False: the store's own default graph (SPARQL 1.1 Query, section 13).</summary>
    public bool UnionDefaultGraph { get; init; } = true;

    /// <summary>Tells whether a named graph may be seen, and always the same of the same graph: the answers are kept beside the list of graphs. Null: all. The default graph is always visible.</summary>
    public Func<string, bool>? IsVisible { get; init; }

    /// <summary>The dataset of the protocol's parameters, which replaces the query's own; null: none was given.</summary>
    public DatasetClause? Dataset { get; init; }

    /// <summary>The graph that stands as the default graph while the named graphs stay those of the source: WITH of an update (SPARQL 1.1 Update, section 3.1.3); null: none. A dataset goes before it.</summary>
    public Iri? DefaultGraph { get; init; }

    /// <summary>The base IRI for relative references of the query text.</summary>
    public string? Base { get; init; }

    /// <summary>Makes the planner join by this method wherever it can, for tests.</summary>
    internal JoinMethod? ForcedJoin { get; init; }

    /// <summary>The booked bytes from which operators spill, for tests; null: half of the memory.</summary>
    internal long? SpillBytes { get; init; }

    public static QueryOptions Default { get; } = new();
}
