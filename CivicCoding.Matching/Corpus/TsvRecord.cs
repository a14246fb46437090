namespace CivicCoding.Matching.Corpus;

/// <summary>A line of a tab-separated file by column name; a missing column is empty.</summary>
public readonly struct TsvRecord(IReadOnlyDictionary<string, int> columns, string[] fields)
{
    public string this[string column] => columns.TryGetValue(column, out int at) && at < fields.Length ? fields[at] : "";

    /// <summary>The field of the first column.</summary>
    public string First => fields[0];
}
