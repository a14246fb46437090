namespace CivicCoding.Graph.Remote;

/// <summary>Where an outside SPARQL 1.1 store is, and how much of it is taken at once.</summary>
public sealed record RemoteStoreOptions
{
    /// <summary>The address of the query operation (SPARQL 1.1 Protocol, section 2.1). A user name and password in it are used for Basic and Digest authentication and never shown.</summary>
    public required Uri Query { get; init; }

    /// <summary>The address of the update operation (section 2.2).</summary>
    public required Uri Update { get; init; }

    /// <summary>The most bytes of one answer; more is an error, never a cut answer.</summary>
    public int MaxAnswerBytes { get; init; } = 256 << 20;

    /// <summary>The most quads that one update may add or remove, and the most triples of a graph that is replaced.</summary>
    public int MaxChanges { get; init; } = 500_000;

    /// <summary>The most graphs that the store may hold: each query names those that it may see.</summary>
    public int MaxGraphs { get; init; } = 5_000;

    /// <summary>How long a list of the store's graphs is believed. A graph that others make meanwhile is not seen before.</summary>
    public TimeSpan GraphListAge { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait for an update and for what this side asks on its own.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
