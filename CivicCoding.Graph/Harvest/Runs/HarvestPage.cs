namespace CivicCoding.Graph.Harvest.Runs;

/// <summary>What a page says of the others.</summary>
/// <param name="Next">The address of the next one; null: this was the last.</param>
/// <param name="Total">How many records the source says it has; null where it does not.</param>
public sealed record HarvestPage(string? Next, long? Total);
