namespace CivicCoding.Api.Matching;

/// <summary>A list of recommendations.</summary>
/// <param name="Items">The recommendations, the best first.</param>
/// <param name="Next">Always null: take more at once.</param>
/// <param name="Total">How many items there are here.</param>
/// <param name="Note">Why the list is empty or weak, or null.</param>
/// <param name="Sequence">The commit that was read.</param>
/// <param name="Model">The model that ranked.</param>
public sealed record ApiMatchList<T>(IReadOnlyList<T> Items, string? Next, int Total, string? Note, long Sequence, string Model)
{
    /// <summary>The needs that the question states or speaks of, each with the listed partners that meet it; a need without partners is a gap.</summary>
    public IReadOnlyList<CivicCoding.Matching.Serving.NeedCoverage> Needs { get; init; } = [];
}
