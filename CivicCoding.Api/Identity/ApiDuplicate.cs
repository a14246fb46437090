namespace CivicCoding.Api.Identity;

/// <summary>Two entries that may be one.</summary>
/// <param name="Kind">The plural name of their kind.</param>
/// <param name="First">One of them.</param>
/// <param name="Second">The other.</param>
/// <param name="Confidence">How much speaks for it, 0 to 1.</param>
/// <param name="Reasons">What they have in common.</param>
public sealed record ApiDuplicate(string Kind, ApiDuplicateThing First, ApiDuplicateThing Second, double Confidence, IReadOnlyList<ApiDuplicateReason> Reasons);
