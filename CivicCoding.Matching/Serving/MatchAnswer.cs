namespace CivicCoding.Matching.Serving;

/// <summary>A list of recommendations with the state of knowledge it rests on.</summary>
/// <param name="Items">The recommendations, best first.</param>
/// <param name="Note">Why the list is empty or weak, or what would help, in the asked language; null where there is nothing to say.</param>
/// <param name="Sequence">The commit that was read.</param>
/// <param name="Model">The model that ranked.</param>
public sealed record MatchAnswer<T>(IReadOnlyList<T> Items, string? Note, long Sequence, string Model)
{
    /// <summary>The needs of the question, each with the listed partners that meet it; a need without partners is a gap.</summary>
    public IReadOnlyList<NeedCoverage> Needs { get; init; } = [];
}
