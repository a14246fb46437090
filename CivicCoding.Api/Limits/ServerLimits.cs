namespace CivicCoding.Api.Limits;

/// <summary>The bounds that keep one visitor from taking the server away from the others.</summary>
public sealed record ServerLimits
{
    /// <summary>The largest request body without a key, in bytes.</summary>
    public long BodyBytes { get; init; } = 1 << 20;

    /// <summary>The largest request body with a key, in bytes.</summary>
    public long WriteBodyBytes { get; init; } = 256L << 20;

    /// <summary>The longest first line of a request, address included, in bytes.</summary>
    public int RequestLineBytes { get; init; } = 32 << 10;

    public int Connections { get; init; } = 2_000;

    /// <summary>Requests a second that one address may make on average.</summary>
    public int RequestsPerSecond { get; init; } = 100;

    /// <summary>Requests that one address may make at once after a pause.</summary>
    public int RequestBurst { get; init; } = 500;

    /// <summary>Requests of one address that run at the same time.</summary>
    public int ConcurrentRequests { get; init; } = 32;

    /// <summary>Queries of all addresses that run at the same time.</summary>
    public int ConcurrentQueries { get; init; } = Math.Max(4, Environment.ProcessorCount * 2);

    /// <summary>How long a query waits for its turn.</summary>
    public TimeSpan QueryQueueTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The time of a query that asks for none.</summary>
    public TimeSpan QueryTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest time that a query may ask for.</summary>
    public TimeSpan MaxQueryTime { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>The memory of one query, in bytes.</summary>
    public long QueryMemoryBytes { get; init; } = 512L << 20;

    /// <summary>The most solutions or triples of one answer.</summary>
    public long QueryRows { get; init; } = 5_000_000;

    /// <summary>How long requests may go on after the server was told to stop.</summary>
    public TimeSpan DrainTime { get; init; } = TimeSpan.FromSeconds(8);
}
