using System.Text.Json;

namespace CivicCoding.Graph.Harvest;

/// <summary>One record of a JSON Lines file: its fields as text, and its place for messages.</summary>
public sealed class SourceRecord
{
    private readonly JsonElement _json;
    private readonly SourceFile _file;
    private readonly long _line;

    public SourceRecord(JsonElement json, SourceFile file, long line)
    {
        _json = json;
        _file = file;
        _line = line;
    }

    public string Id => Required("id");

    /// <summary>The text of a field, or null where it is missing or empty.</summary>
    public string? Text(string field) => _json.TryGetProperty(field, out JsonElement value) ? AsText(value) : null;

    /// <summary>The text of a field that every record of this kind has.</summary>
    public string Required(string field) =>
        Text(field) ?? throw new HarvestException(_file.FullPath, _line, $"has no \"{field}\"; every record needs one.");

    /// <summary>The values of a list field, empty ones left out.</summary>
    public IReadOnlyList<string> List(string field) =>
        _json.TryGetProperty(field, out JsonElement value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select(AsText).OfType<string>().ToList()
            : [];

    /// <summary>The objects of a list field as pairs of two of their fields.</summary>
    public IReadOnlyList<(string First, string Second)> Pairs(string field, string first, string second) =>
        _json.TryGetProperty(field, out JsonElement value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray()
                .Where(e => e.ValueKind == JsonValueKind.Object)
                .Select(e => (First: Member(e, first), Second: Member(e, second)))
                .Where(p => p.First.Length > 0)
                .ToList()
            : [];

    /// <summary>The error that this record is wrong.</summary>
    public HarvestException Wrong(string message) => new(_file.FullPath, _line, message);

    private static string Member(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? AsText(value) ?? "" : "";

    private static string? AsText(JsonElement value)
    {
        string? text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };
        return string.IsNullOrEmpty(text) ? null : text;
    }
}
