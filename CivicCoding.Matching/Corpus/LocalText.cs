namespace CivicCoding.Matching.Corpus;

/// <summary>A text with its language tag; the tag is empty where the literal has none.</summary>
/// <param name="Value">The text.</param>
/// <param name="Language">Its language tag.</param>
/// <param name="Property">The property that it is a value of; null: the description.</param>
public readonly record struct LocalText(string Value, string Language, string? Property = null);
