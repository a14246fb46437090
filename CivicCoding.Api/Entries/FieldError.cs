using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Entries;

/// <summary>What is wrong with a field, and what to do.</summary>
/// <param name="Field">The field's name; empty: the entry as a whole.</param>
/// <param name="Message">In both languages.</param>
internal sealed record FieldError(string Field, Phrase Message);
