namespace CivicCoding.Api.Identity;

/// <summary>Two entries that are one thing.</summary>
/// <param name="Keep">The IRI that stays.</param>
/// <param name="Remove">The IRI that leads to it from then on.</param>
public sealed record MergeRequest(string? Keep, string? Remove);
