namespace CivicCoding.Api.Matching;

/// <summary>Partners before and after a change that was only tried out.</summary>
/// <param name="Before">The partners as things are.</param>
/// <param name="After">The partners if the change were made.</param>
/// <param name="Gain">By how much the mean score of the first ten rises.</param>
/// <param name="Sequence">The commit that was read.</param>
public sealed record ApiWhatIf(IReadOnlyList<ApiPartner> Before, IReadOnlyList<ApiPartner> After, double Gain, long Sequence);
