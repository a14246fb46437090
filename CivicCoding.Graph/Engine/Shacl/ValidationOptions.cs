using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl;

/// <summary>What a validation looks at, and its bounds.</summary>
public sealed record ValidationOptions
{
    /// <summary>The one named graph to validate; null: all graphs of the source as one data graph.</summary>
    public Iri? Graph { get; init; }

    /// <summary>Tells by its IRI whether a named graph is part of the data graph; null: all are.</summary>
    public Func<string, bool>? IsVisible { get; init; }

    /// <summary>The time from start to report.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The triples read and constraints checked, together.</summary>
    public long MaxWork { get; init; } = 10_000_000_000;

    /// <summary>The most results; more is a budget error, never a cut report.</summary>
    public int MaxResults { get; init; } = 1_000_000;

    /// <summary>How deep shapes may refer to shapes while one focus node is checked.</summary>
    public int MaxDepth { get; init; } = 100;

    /// <summary>The bytes that terms foreign to the data and each SPARQL query may hold.</summary>
    public long MemoryBytes { get; init; } = 1L << 30;

    public static ValidationOptions Default { get; } = new();
}
