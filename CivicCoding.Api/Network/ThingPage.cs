namespace CivicCoding.Api.Network;

/// <summary>Some things of a list, and how many there are in all.</summary>
public sealed record ThingPage(IReadOnlyList<ThingSummary> Items, long Total);
