using System.Text.Json;

namespace CivicCoding.Graph.Export;

/// <summary>What a learned model says of itself.</summary>
/// <param name="Name">Its name and version.</param>
/// <param name="Task">What it does.</param>
/// <param name="Trainer">How it was trained.</param>
/// <param name="Trained">The day.</param>
/// <param name="Data">What it was trained on.</param>
/// <param name="CollectedUntil">The last day of what it was trained on.</param>
/// <param name="Limits">What it cannot do, and whom it may wrong.</param>
/// <param name="Measures">How good it is, by measure.</param>
public sealed record ModelCard(string Name, string Task, string Trainer, string Trained, string Data, string CollectedUntil, IReadOnlyList<string> Limits, IReadOnlyList<KeyValuePair<string, string>> Measures)
{
    /// <summary>The training's energy as an estimate, with what it rests on; null where the card does not tell it.</summary>
    public string? Energy { get; init; }

    /// <summary>Reads a card from its JSON file; null where it lacks what makes it one.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static ModelCard? Read(Stream json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        string? Text(string name) => root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        if (Text("name") is not { } name || Text("trained") is not { } trained || Text("data") is not { } data)
        {
            return null;
        }

        string[] limits = root.TryGetProperty("limits", out JsonElement told) ? [.. told.EnumerateArray().Select(l => l.GetString() ?? "")] : [];
        string[] spans = root.TryGetProperty("spans", out JsonElement spanned) ? [.. spanned.EnumerateArray().Select(l => l.GetString() ?? "")] : [];
        KeyValuePair<string, string>[] measures = root.TryGetProperty("measures", out JsonElement measured) ? [.. measured.EnumerateObject().Where(m => m.Value.ValueKind is JsonValueKind.Number or JsonValueKind.String).Select(m => KeyValuePair.Create(m.Name, m.Value.ToString()))] : [];
        string until = spans.Select(s => s.Length >= 10 ? s[^10..] : "").Where(d => DateOnly.TryParseExact(d, "yyyy-MM-dd", out _)).DefaultIfEmpty(trained).Max(StringComparer.Ordinal)!;
        return new ModelCard(name, Text("task") ?? "", Text("trainer") ?? "", trained, data, until, limits, measures)
        {
            Energy = root.TryGetProperty("training", out JsonElement training) ? EnergyOf(training) : null,
        };
    }

    private static string? EnergyOf(JsonElement training)
    {
        string? Number(string name) => training.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetRawText() : null;
        return Number("energyEstimateWattHours") is { } hours && Number("processorSeconds") is { } seconds && Number("watts") is { } watts
            ? $"{hours} Wh, estimated: {seconds} processor seconds at {watts} W for each busy core; nothing was metered"
            : null;
    }
}
