namespace CivicCoding.Api.Things;

/// <summary>A text with the property that carries it and its language.</summary>
public sealed record ApiText(string Property, string Text, string? Language);
