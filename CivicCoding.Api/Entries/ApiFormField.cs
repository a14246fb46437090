using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Entries;

/// <summary>A field of a kind's entries, for programs that make entries.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Property">The property.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Help">What it is about.</param>
/// <param name="Type">What it takes.</param>
/// <param name="Required">True where an entry needs it.</param>
/// <param name="MaxCount">The most values.</param>
/// <param name="MaxLength">The most characters of a text.</param>
/// <param name="Choices">The concepts to choose from.</param>
/// <param name="Internal">True where it is not public unless "visibility" says so.</param>
/// <param name="CanHide">True where "visibility" may say internal.</param>
/// <param name="Parts">The fields of a part.</param>
internal sealed record ApiFormField(string Name, string Property, string Label, string Help, string Type, bool Required, int MaxCount, int MaxLength, IReadOnlyList<string> Choices, bool Internal, bool CanHide, IReadOnlyList<ApiFormField> Parts)
{
    public static ApiFormField Of(FormField field, Language language) =>
        new(
            field.Name,
            field.Path.Value,
            field.Label.In(language),
            field.Help.In(language),
            field.Type.ToString(),
            field.Owner is null ? field.Required : field.MinCount > 0,
            field.MaxCount,
            field.MaxLength,
            [.. field.Choices.Select(c => c.Value)],
            field.Internal,
            field.CanHide,
            [.. field.Parts.Select(p => Of(p, language))]);
}
