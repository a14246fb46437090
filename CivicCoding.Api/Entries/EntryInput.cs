namespace CivicCoding.Api.Entries;

/// <summary>An entry as it was sent by JSON, form or table, before anything is checked.</summary>
internal sealed class EntryInput
{
    public Dictionary<string, List<FieldValue>> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>What could not even be read.</summary>
    public List<FieldError> Errors { get; } = [];

    public void Add(string field, FieldValue value)
    {
        if (!Values.TryGetValue(field, out List<FieldValue>? values))
        {
            Values[field] = values = [];
        }

        values.Add(value);
    }

    /// <summary>The texts of a field, for showing them again.</summary>
    public IEnumerable<string> Texts(string field, string? language = null) =>
        Values.TryGetValue(field, out List<FieldValue>? values) ? values.Where(v => language is null || v.Language == language).Select(v => v.Text) : [];
}
