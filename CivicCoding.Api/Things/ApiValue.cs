namespace CivicCoding.Api.Things;

/// <summary>A value: its text, and where it leads.</summary>
/// <param name="Text">As people read it.</param>
/// <param name="Language">The language of the text, where it has one.</param>
/// <param name="Href">A page here or an address elsewhere.</param>
/// <param name="Note">What stands beside it, such as a role.</param>
public sealed record ApiValue(string Text, string? Language, string? Href, string? Note);
