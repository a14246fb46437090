namespace CivicCoding.Api.Network;

/// <summary>A property of a thing with its values, or what points at a thing by one property.</summary>
/// <param name="Property">The property's IRI.</param>
/// <param name="Label">The property in words.</param>
/// <param name="Values">The values that are shown.</param>
/// <param name="Total">How many there are.</param>
public sealed record Fact(string Property, string Label, IReadOnlyList<FactValue> Values, long Total);
