using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph;

/// <summary>The dataset and the bounds of one update request.</summary>
public sealed record UpdateOptions
{
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    public long MemoryBytes { get; init; } = 1L << 30;

    public string? Base { get; init; }

    /// <summary>using-graph-uri and using-named-graph-uri of the protocol, or null.</summary>
    public DatasetClause? Using { get; init; }

    public static UpdateOptions Default { get; } = new();
}
