using System.Text.Json;
using CivicCoding.Graph.Harvest.Runs;

namespace CivicCoding.Graph.Harvest.Harvesters;

/// <summary>Reads JSON of a source within bounds, and its members as text.</summary>
internal static class JsonText
{
    private const int MaxDepth = 64;

    /// <summary>The whole document.</summary>
    /// <exception cref="HarvestException">It is too large or no JSON; the message names the line.</exception>
    public static JsonDocument Read(HarvestDocument document, int maxBytes)
    {
        byte[] bytes = Bytes(document, maxBytes);
        ReadOnlyMemory<byte> text = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsMemory(3) : bytes;
        return Parse(document, text, 0);
    }

    public static JsonDocument Parse(HarvestDocument document, ReadOnlyMemory<byte> text, long linesBefore)
    {
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
        catch (JsonException error)
        {
            throw new HarvestException(document.Name, linesBefore + (error.LineNumber ?? 0) + 1, "is not valid JSON in UTF-8: " + Reason(error), error);
        }
    }

    /// <summary>The bytes of a document that is read as a whole.</summary>
    public static byte[] Bytes(HarvestDocument document, int maxBytes)
    {
        try
        {
            using Stream input = document.Open();
            using var buffer = new MemoryStream();
            byte[] block = new byte[1 << 16];
            int read;
            while ((read = input.Read(block)) > 0)
            {
                if (buffer.Length + read > maxBytes)
                {
                    throw new HarvestException(document.Name, 0, $"is larger than {maxBytes >> 10} KiB; deliver it in parts.");
                }

                buffer.Write(block, 0, read);
            }

            return buffer.ToArray();
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw new HarvestException(document.Name, 0, error.Message, error);
        }
    }

    /// <summary>The text of a member, or null where it is missing, empty or no plain value.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? Plain(value) : null;

    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>The items of a list member; none where it is no list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    public static string? Plain(JsonElement value)
    {
        string? text = value.ValueKind switch
        {
            JsonValueKind.String => Whole(value).Trim(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static string Whole(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw new InvalidDataException($"{value.GetRawText()} holds half of a character (a surrogate without its other half). Repair the text at its source.", error);
        }
    }

    private static string Reason(JsonException error)
    {
        int place = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return place > 0 ? error.Message[..place] : error.Message;
    }
}
