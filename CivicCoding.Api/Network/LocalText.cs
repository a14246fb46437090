namespace CivicCoding.Api.Network;

/// <summary>A text of the graph with its language tag, where it has one.</summary>
public sealed record LocalText(string Text, string? Language);
