using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Update;
using CivicCoding.Graph.Storage;

namespace CivicCoding.Graph;

/// <summary>How a store works.</summary>
public sealed record StoreOptions
{
    /// <summary>The number of changed quads in memory at which they are written to segment files.</summary>
    public int FlushQuads { get; init; } = 150_000;

    /// <summary>The quads that a bulk load sorts at a time; 128 bytes of memory each.</summary>
    public int LoadChunkQuads { get; init; } = 1 << 20;

    /// <summary>The clock of the queries; null: the system's.</summary>
    public TimeProvider? Time { get; init; }

    /// <summary>Asks other endpoints for SERVICE; null: SERVICE is off.</summary>
    public IServiceClient? Service { get; init; }

    /// <summary>Fetches the documents of LOAD; null: LOAD is off.</summary>
    public IDocumentLoader? Loader { get; init; }

    /// <summary>The bytes of disk that all running queries together may use for what they cannot hold in memory; for stores in a folder.</summary>
    public long SpillBytes { get; init; } = 16L << 30;

    /// <summary>Opens the files of the store's folder; null: those on the disk.</summary>
    public Func<string, IStorageFiles>? Files { get; init; }

    /// <summary>Looks at each update and graph write before it is committed; null: nothing does. Bulk loads pass it by.</summary>
    public IWriteGuard? Guard { get; init; }

    /// <summary>True: a segment file that is damaged or missing when the store opens is made anew from one in another order; else the store does not open.</summary>
    public bool Repair { get; init; }

    public static StoreOptions Default { get; } = new();
}
