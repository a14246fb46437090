namespace CivicCoding.Api.Harvesting;

/// <summary>A line of a run's log.</summary>
/// <param name="Outcome">new, changed, unchanged, removed or problem.</param>
/// <param name="Record">The IRI of the record, or where in the source the problem stands.</param>
/// <param name="Message">What was left out, or null.</param>
public sealed record ApiHarvestLine(string Outcome, string Record, string? Message);
