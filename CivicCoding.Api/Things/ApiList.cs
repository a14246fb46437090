namespace CivicCoding.Api.Things;

/// <summary>A list of the API.</summary>
/// <param name="Items">Some of the things.</param>
/// <param name="Next">What to give as cursor for the next ones, or null at the end.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record ApiList<T>(IReadOnlyList<T> Items, string? Next, long Total);
