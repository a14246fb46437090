namespace CivicCoding.Matching.Serving;

/// <summary>A team that covers the needs of a project together.</summary>
/// <param name="Members">The members in the order in which they were chosen.</param>
/// <param name="Coverage">Each need with the members that meet it.</param>
/// <param name="Gaps">The needs that no member meets.</param>
/// <param name="Unmet">The wishes that no candidate could meet, one sentence each.</param>
/// <param name="Sequence">The commit that was read.</param>
public sealed record TeamAnswer(IReadOnlyList<Partner> Members, IReadOnlyList<NeedCoverage> Coverage, IReadOnlyList<NeedCoverage> Gaps, IReadOnlyList<string> Unmet, long Sequence);
