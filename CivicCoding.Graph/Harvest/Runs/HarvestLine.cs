namespace CivicCoding.Graph.Harvest.Runs;

/// <summary>A line of a run's log.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Record">The IRI of the record, or where in the source the problem stands.</param>
/// <param name="Message">What was left out, or null.</param>
public sealed record HarvestLine(HarvestOutcome Outcome, string Record, string? Message = null);
