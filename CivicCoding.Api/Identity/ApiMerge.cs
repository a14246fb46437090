namespace CivicCoding.Api.Identity;

/// <summary>A merge that stands.</summary>
/// <param name="Merged">The IRI that leads to the other.</param>
/// <param name="Kept">The IRI that stayed.</param>
/// <param name="Who">The key that merged them.</param>
/// <param name="When">When.</param>
public sealed record ApiMerge(string Merged, string Kept, string Who, DateTimeOffset When);
