namespace CivicCoding.Api.Entries;

/// <summary>A value as a person gave it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Language">de, en, or null where it was not said.</param>
internal sealed record FieldValue(string Text, string? Language = null);
