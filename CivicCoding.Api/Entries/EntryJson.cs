using System.Text.Json;
using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Entries;

/// <summary>Reads JSON that a person can write: one member a field; a text, a number, a list of them, or for texts an object with "de" and "en".</summary>
internal static class EntryJson
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 8, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="JsonException">The body is not JSON.</exception>
    public static async Task<EntryInput> ReadAsync(Stream body, KindForm form, Language language, CancellationToken cancellation)
    {
        using JsonDocument document = await JsonDocument.ParseAsync(body, s_options, cancellation);
        var input = new EntryInput();
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            input.Errors.Add(new FieldError("", EntryTexts.NotAnObject));
            return input;
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonProperty member in document.RootElement.EnumerateObject())
        {
            if (input.Errors.Count >= 100)
            {
                break;
            }

            if (form.Field(member.Name) is not { } field)
            {
                // "id" and "kind" come with what the API itself answers, so that it can be sent back.
                if (member.Name is not ("id" or "kind"))
                {
                    input.Errors.Add(new FieldError(Short(member.Name), EntryTexts.UnknownField.With(Short(member.Name), string.Join(", ", form.Fields.Select(f => f.Name)))));
                }
            }
            else if (!seen.Add(member.Name))
            {
                input.Errors.Add(new FieldError(member.Name, EntryTexts.Twice));
            }
            else
            {
                Read(input, field, member.Value, language);
            }
        }

        return input;
    }

    private static void Read(EntryInput input, FormField field, JsonElement value, Language language)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in value.EnumerateArray().Take(FormField.MaxValues + 1))
                {
                    if (item.ValueKind == JsonValueKind.Array)
                    {
                        input.Errors.Add(new FieldError(field.Name, EntryTexts.WrongJson));
                        return;
                    }

                    Read(input, field, item, language);
                }

                break;
            case JsonValueKind.Object when field.Type == FieldType.LocalText:
                foreach (JsonProperty text in value.EnumerateObject())
                {
                    if (text.Name is not ("de" or "en") || text.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                    {
                        input.Errors.Add(new FieldError(field.Name, EntryTexts.WrongLanguage));
                        return;
                    }

                    if (text.Value.GetString() is { } words)
                    {
                        input.Add(field.Name, new FieldValue(words, text.Name));
                    }
                }

                break;
            case JsonValueKind.String:
                input.Add(field.Name, new FieldValue(value.GetString()!, field.Type == FieldType.LocalText ? language.Tag() : null));
                break;
            case JsonValueKind.Number when field.Type is not (FieldType.LocalText or FieldType.Text):
                input.Add(field.Name, new FieldValue(value.GetRawText()));
                break;
            default:
                input.Errors.Add(new FieldError(field.Name, EntryTexts.WrongJson));
                break;
        }
    }

    private static string Short(string name) => name.Length <= 60 ? name : name[..60] + "…";
}
