namespace CivicCoding.Matching.Serving;

/// <summary>Partners before and after a change.</summary>
/// <param name="Before">The partners as things are.</param>
/// <param name="After">The partners if the change were made.</param>
/// <param name="Gain">By how much the mean score of the first partners rises.</param>
/// <param name="Sequence">The commit that was read.</param>
public sealed record WhatIfAnswer(IReadOnlyList<Partner> Before, IReadOnlyList<Partner> After, double Gain, long Sequence)
{
    /// <summary>The needs after the change, each with the listed partners that meet it.</summary>
    public IReadOnlyList<NeedCoverage> Needs { get; init; } = [];
}
