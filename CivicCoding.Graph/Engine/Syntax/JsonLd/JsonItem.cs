using System.Text;
using System.Text.Json;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>A JSON value that JSON-LD works on: map, list, text, number or boolean; JSON's null is C#'s.</summary>
public abstract class JsonItem
{
    private protected JsonItem()
    {
    }

    /// <summary>Reads a JSON text (RFC 8259); a key that stands twice in one map is refused.</summary>
    /// <exception cref="RdfSyntaxException">The text is no JSON, or deeper than <paramref name="maxDepth"/>.</exception>
    public static JsonItem? Parse(ReadOnlySpan<byte> utf8, int maxDepth = 1_000) => JsonReading.Parse(utf8, maxDepth);

    /// <summary>Compares two values: maps without order, numbers by value.</summary>
    public static bool DeepEquals(JsonItem? left, JsonItem? right)
    {
        JsonLdStack.Ensure();
        switch (left, right)
        {
            case (null, null):
                return true;
            case (JsonText a, JsonText b):
                return string.Equals(a.Value, b.Value, StringComparison.Ordinal);
            case (JsonNumber a, JsonNumber b):
                return a.Value.Equals(b.Value);
            case (JsonBoolean a, JsonBoolean b):
                return a.Value == b.Value;
            case (JsonList a, JsonList b):
                return a.Count == b.Count && a.Zip(b).All(p => DeepEquals(p.First, p.Second));
            case (JsonMap a, JsonMap b):
                return a.Count == b.Count && a.All(e => b.TryGetValue(e.Key, out JsonItem? other) && DeepEquals(e.Value, other));
            default:
                return false;
        }
    }

    /// <summary>Writes a value as JSON.</summary>
    public static void Write(Utf8JsonWriter json, JsonItem? item)
    {
        ArgumentNullException.ThrowIfNull(json);
        JsonLdStack.Ensure();
        switch (item)
        {
            case JsonText text:
                json.WriteStringValue(text.Value);
                break;
            case JsonNumber number:
                json.WriteRawValue(number.Lexical, skipInputValidation: true);
                break;
            case JsonBoolean boolean:
                json.WriteBooleanValue(boolean.Value);
                break;
            case JsonList list:
                json.WriteStartArray();
                foreach (JsonItem? member in list)
                {
                    Write(json, member);
                }

                json.WriteEndArray();
                break;
            case JsonMap map:
                json.WriteStartObject();
                foreach ((string key, JsonItem? value) in map)
                {
                    json.WritePropertyName(key);
                    Write(json, value);
                }

                json.WriteEndObject();
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    /// <summary>The value as JSON.</summary>
    public static string ToJson(JsonItem? item, bool indented = false)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = indented, NewLine = "\n", MaxDepth = int.MaxValue }))
        {
            Write(json, item);
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }

    public sealed override string ToString() => ToJson(this);
}
