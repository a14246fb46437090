namespace CivicCoding.Graph.Harvest.Runs;

/// <summary>What one run may take, so that no source fills memory or disk.</summary>
public sealed record HarvestLimits
{
    public static HarvestLimits Default { get; } = new();

    public int Pages { get; init; } = 100_000;

    /// <summary>Different statements; about 200 bytes of memory each.</summary>
    public int Triples { get; init; } = 10_000_000;

    /// <summary>The statements with blank nodes of one page, which are held in memory to name them.</summary>
    public int BlankTriples { get; init; } = 500_000;

    /// <summary>The bytes of one JSON or YAML document that is read as a whole.</summary>
    public int DocumentBytes { get; init; } = 64 << 20;

    /// <summary>The lines of the log that tell of problems; more are counted only.</summary>
    public int Problems { get; init; } = 10_000;

    /// <summary>How often a page is asked for again that a server or the way to it refused for the moment.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>The wait before asking again; twice as long each further time.</summary>
    public TimeSpan RetryWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The runs of one source that are kept to be looked at.</summary>
    public int KeptRuns { get; init; } = 20;
}
