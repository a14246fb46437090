namespace CivicCoding.Api.Things;

/// <summary>A property with its values.</summary>
/// <param name="Property">The property's IRI.</param>
/// <param name="Label">The property in words.</param>
/// <param name="Total">How many values there are.</param>
/// <param name="Values">Some of them.</param>
public sealed record ApiFact(string Property, string Label, long Total, IReadOnlyList<ApiValue> Values);
