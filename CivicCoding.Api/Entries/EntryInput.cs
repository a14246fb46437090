namespace CivicCoding.Api.Entries;

/// <summary>An entry as it was sent by JSON, form or table, before anything is checked; or a part of one.</summary>
internal sealed class EntryInput
{
    public Dictionary<string, List<FieldValue>> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>The parts of each field that has parts.</summary>
    public Dictionary<string, List<EntryInput>> Parts { get; } = new(StringComparer.Ordinal);

    /// <summary>Who shall see a field: public or internal; the form's own choice where a field is not named.</summary>
    public Dictionary<string, string> Visibility { get; } = new(StringComparer.Ordinal);

    /// <summary>The name of this part, where it had one before.</summary>
    public string? PartName { get; set; }

    /// <summary>What could not even be read.</summary>
    public List<FieldError> Errors { get; } = [];

    public bool IsEmpty => Values.Values.All(v => v.All(x => string.IsNullOrWhiteSpace(x.Text)));

    public void Add(string field, FieldValue value)
    {
        if (!Values.TryGetValue(field, out List<FieldValue>? values))
        {
            Values[field] = values = [];
        }

        values.Add(value);
    }

    public EntryInput AddPart(string field)
    {
        if (!Parts.TryGetValue(field, out List<EntryInput>? parts))
        {
            Parts[field] = parts = [];
        }

        var part = new EntryInput();
        parts.Add(part);
        return part;
    }

    /// <summary>The texts of a field, for showing them again.</summary>
    public IEnumerable<string> Texts(string field, string? language = null) =>
        Values.TryGetValue(field, out List<FieldValue>? values) ? values.Where(v => language is null || v.Language == language).Select(v => v.Text) : [];

    public bool IsInternal(FormField field) => field.CanHide && (Visibility.TryGetValue(field.Name, out string? chosen) ? chosen == EntryDocument.InternalWord : field.Internal);
}
