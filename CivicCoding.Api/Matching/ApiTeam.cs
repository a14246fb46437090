using CivicCoding.Matching.Serving;

namespace CivicCoding.Api.Matching;

/// <summary>A team with the matrix of what it covers.</summary>
/// <param name="Members">The members in the order in which they were chosen.</param>
/// <param name="Coverage">Each need with the members that meet it.</param>
/// <param name="Gaps">The needs that nobody meets.</param>
/// <param name="Unmet">Wishes that could not be met.</param>
/// <param name="Sequence">The commit that was read.</param>
public sealed record ApiTeam(IReadOnlyList<ApiPartner> Members, IReadOnlyList<NeedCoverage> Coverage, IReadOnlyList<NeedCoverage> Gaps, IReadOnlyList<string> Unmet, long Sequence);
