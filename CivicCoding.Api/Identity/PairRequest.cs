namespace CivicCoding.Api.Identity;

/// <summary>Two entries that are different things.</summary>
/// <param name="First">The IRI of one.</param>
/// <param name="Second">The IRI of the other.</param>
public sealed record PairRequest(string? First, string? Second);
