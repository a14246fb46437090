namespace CivicCoding.Api.Pages;

/// <summary>What a check found.</summary>
/// <param name="Profile">The profile's name for people.</param>
/// <param name="Statements">The triples of the document.</param>
/// <param name="Violations">The number of violations.</param>
/// <param name="Warnings">The number of warnings.</param>
/// <param name="Notes">The number of notes.</param>
/// <param name="Findings">The gravest findings.</param>
/// <param name="Total">The number of all findings.</param>
/// <param name="Repaired">The repaired version, or null where no repair is certain.</param>
/// <param name="Repairs">The number of repairs.</param>
/// <param name="Left">The violations that remain in the repaired version.</param>
internal sealed record CheckOutcome(string Profile, int Statements, int Violations, int Warnings, int Notes, IReadOnlyList<CheckFinding> Findings, int Total, string? Repaired, int Repairs, int Left);
