namespace CivicCoding.Graph.Harvest.Runs;

/// <summary>Where a run stands; kept in its folder, so that it outlives the process.</summary>
public sealed record HarvestStatus
{
    /// <summary>Names the run; later runs sort behind earlier ones.</summary>
    public required string Id { get; init; }

    public required HarvestRequest Request { get; init; }

    public HarvestState State { get; init; }

    public DateTimeOffset Started { get; init; }

    /// <summary>When the run ends without a commit if it is not done.</summary>
    public DateTimeOffset Deadline { get; init; }

    public DateTimeOffset? Ended { get; init; }

    /// <summary>How often the run was taken up again after its process had ended.</summary>
    public int Resumed { get; init; }

    /// <summary>The pages that are read and kept.</summary>
    public int Pages { get; init; }

    /// <summary>The records on them.</summary>
    public int Records { get; init; }

    /// <summary>The records on them that people removed or merged here, and that therefore are not taken.</summary>
    public int Withheld { get; init; }

    /// <summary>The page to read next; null once all are read.</summary>
    public string? Next { get; init; }

    /// <summary>How many records the source says it has; null where it does not.</summary>
    public long? Total { get; init; }

    /// <summary>The lines of the log that tell of something left out.</summary>
    public int Problems { get; init; }

    /// <summary>What the run did, once it is done.</summary>
    public HarvestCounts? Counts { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Message { get; init; }
}
