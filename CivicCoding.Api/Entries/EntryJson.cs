using System.Globalization;
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

        ReadMembers(document.RootElement, form.Fields, input, language, "");
        return input;
    }

    private static void ReadMembers(JsonElement members, IReadOnlyList<FormField> fields, EntryInput input, Language language, string prefix)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonProperty member in members.EnumerateObject())
        {
            if (input.Errors.Count >= 100)
            {
                break;
            }

            if (!seen.Add(member.Name))
            {
                input.Errors.Add(new FieldError(prefix + Short(member.Name), EntryTexts.Twice));
            }
            else if (fields.FirstOrDefault(f => f.Name == member.Name) is { } field)
            {
                Read(input, field, member.Value, language, prefix);
            }
            else if (!ReadOther(member, input, prefix))
            {
                input.Errors.Add(new FieldError(prefix + Short(member.Name), EntryTexts.UnknownField.With(Short(member.Name), string.Join(", ", fields.Select(f => f.Name)))));
            }
        }
    }

    /// <summary>What is not a field: "id" and "kind" come with what the API itself answers, so that it can be sent back.</summary>
    private static bool ReadOther(JsonProperty member, EntryInput input, string prefix)
    {
        if (prefix.Length > 0)
        {
            if (member.Name != "part")
            {
                return false;
            }

            input.PartName = member.Value.ValueKind == JsonValueKind.String && member.Value.GetString() is { } name && PartNames.IsName(name) ? name : null;
            return true;
        }

        if (member.Name != "visibility")
        {
            return member.Name is "id" or "kind";
        }

        if (member.Value.ValueKind != JsonValueKind.Object)
        {
            input.Errors.Add(new FieldError("visibility", EntryTexts.WrongVisibility));
            return true;
        }

        foreach (JsonProperty choice in member.Value.EnumerateObject().Take(FormField.MaxValues))
        {
            input.Visibility[choice.Name] = choice.Value.ValueKind == JsonValueKind.String ? choice.Value.GetString()! : "";
        }

        return true;
    }

    private static void ReadParts(EntryInput input, FormField field, JsonElement value, Language language, string prefix)
    {
        JsonElement[] parts = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Take(FormField.MaxValues + 1)] : [value];
        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i].ValueKind != JsonValueKind.Object)
            {
                input.Errors.Add(new FieldError(prefix + field.Name, EntryTexts.WrongPart.With(string.Join(", ", field.Parts.Select(f => f.Name)))));
                return;
            }

            ReadMembers(parts[i], field.Parts, input.AddPart(field.Name), language, string.Create(CultureInfo.InvariantCulture, $"{field.Name}.{i}."));
        }
    }

    private static void Read(EntryInput input, FormField field, JsonElement value, Language language, string prefix)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                break;
            case JsonValueKind.Array or JsonValueKind.Object when field.Type == FieldType.Part:
                ReadParts(input, field, value, language, prefix);
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in value.EnumerateArray().Take(FormField.MaxValues + 1))
                {
                    if (item.ValueKind == JsonValueKind.Array)
                    {
                        input.Errors.Add(new FieldError(prefix + field.Name, EntryTexts.WrongJson));
                        return;
                    }

                    Read(input, field, item, language, prefix);
                }

                break;
            case JsonValueKind.Object when field.Type == FieldType.LocalText:
                foreach (JsonProperty text in value.EnumerateObject())
                {
                    if (text.Name is not ("de" or "en") || text.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                    {
                        input.Errors.Add(new FieldError(prefix + field.Name, EntryTexts.WrongLanguage));
                        return;
                    }

                    if (text.Value.GetString() is { } words)
                    {
                        input.Add(field.Name, new FieldValue(words, text.Name));
                    }
                }

                break;
            case JsonValueKind.String when field.Type != FieldType.Part:
                input.Add(field.Name, new FieldValue(value.GetString()!, field.Type == FieldType.LocalText ? language.Tag() : null));
                break;
            case JsonValueKind.Number when field.Type is not (FieldType.LocalText or FieldType.Text or FieldType.Part):
                input.Add(field.Name, new FieldValue(value.GetRawText()));
                break;
            default:
                input.Errors.Add(new FieldError(prefix + field.Name, EntryTexts.WrongJson));
                break;
        }
    }

    private static string Short(string name) => name.Length <= 60 ? name : name[..60] + "…";
}
