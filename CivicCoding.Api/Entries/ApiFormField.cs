using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Entries;

/// <summary>A field of a kind's entries, for programs that make entries.</summary>
internal sealed record ApiFormField(string Name, string Property, string Label, string Help, string Type, bool Required, int MaxCount, int MaxLength, IReadOnlyList<string> Choices)
{
    public static ApiFormField Of(FormField field, Language language) =>
        new(field.Name, field.Path.Value, field.Label.In(language), field.Help.In(language), field.Type.ToString(), field.Required, field.MaxCount, field.MaxLength, [.. field.Choices.Select(c => c.Value)]);
}
