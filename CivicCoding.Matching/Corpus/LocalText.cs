namespace CivicCoding.Matching.Corpus;

/// <summary>A text with its language tag; the tag is empty where the literal has none.</summary>
public readonly record struct LocalText(string Value, string Language);
