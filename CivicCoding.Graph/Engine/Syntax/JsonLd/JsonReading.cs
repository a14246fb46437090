using System.Text;
using System.Text.Json;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>Reads a JSON text into a tree without recursion.</summary>
internal static class JsonReading
{
    /// <param name="utf8">The text.</param>
    /// <param name="maxDepth">The deepest nesting.</param>
    /// <param name="place">Tells line and column of an offset where the text is part of another.</param>
    public static JsonItem? Parse(ReadOnlySpan<byte> utf8, int maxDepth, Func<int, (long Line, long Column)>? place = null)
    {
        if (utf8.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Math.Max(maxDepth, 1) });
        try
        {
            return Document(ref reader, utf8, place);
        }
        catch (JsonException error)
        {
            throw new RdfSyntaxException($"The document is no JSON: {Cause(error.Message)}", (error.LineNumber ?? 0) + 1, (error.BytePositionInLine ?? 0) + 1, error);
        }
        catch (InvalidOperationException error)
        {
            // The text reader has no other way to tell of half a surrogate pair or of bytes that are not UTF-8.
            (long line, long column) = Place(utf8, (int)reader.TokenStartIndex);
            throw new RdfSyntaxException("The string holds half a surrogate pair or bytes that are not UTF-8.", line, column, error);
        }
    }

    /// <summary>Line and column in characters, from 1, of an offset.</summary>
    public static (long Line, long Column) Place(ReadOnlySpan<byte> utf8, int offset)
    {
        ReadOnlySpan<byte> before = utf8[..Math.Clamp(offset, 0, utf8.Length)];
        int start = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[start..]) + 1);
    }

    public static string Cause(string message)
    {
        int place = message.IndexOf(" LineNumber", StringComparison.Ordinal);
        return place < 0 ? message : message[..place];
    }

    private static JsonItem? Document(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, Func<int, (long Line, long Column)>? place)
    {
        var open = new Stack<(JsonItem Container, string? Key)>();
        JsonItem? root = null;
        string? key = null;
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            JsonItem? item;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    key = Name(ref reader, names);
                    if (((JsonMap)open.Peek().Container).Has(key!))
                    {
                        (long line, long column) = place?.Invoke((int)reader.TokenStartIndex) ?? Place(utf8, (int)reader.TokenStartIndex);
                        throw new RdfSyntaxException($"The key \"{key}\" stands twice in one object.", line, column);
                    }

                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    (item, key) = open.Pop();
                    break;
                case JsonTokenType.StartObject:
                    open.Push((new JsonMap { Offset = (int)reader.TokenStartIndex }, key));
                    continue;
                case JsonTokenType.StartArray:
                    open.Push((new JsonList(), key));
                    continue;
                default:
                    item = Scalar(ref reader);
                    break;
            }

            if (!open.TryPeek(out (JsonItem Container, string? Key) parent))
            {
                root = item;
            }
            else if (parent.Container is JsonMap map)
            {
                map[key!] = item;
            }
            else
            {
                ((JsonList)parent.Container).Add(item);
            }
        }

        return root;
    }

    /// <summary>A key; one that was there before is the same string.</summary>
    private static string Name(ref Utf8JsonReader reader, HashSet<string> names)
    {
        const int Longest = 256;
        const int Most = 10_000;
        if (reader.ValueSpan.Length > Longest)
        {
            return reader.GetString()!;
        }

        Span<char> text = stackalloc char[Longest];
        text = text[..reader.CopyString(text)];
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known = names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(text, out string? name))
        {
            return name;
        }

        name = text.ToString();
        if (names.Count < Most)
        {
            names.Add(name);
        }

        return name;
    }

    private static JsonItem? Scalar(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => new JsonText(reader.GetString()!),
        JsonTokenType.True => JsonBoolean.True,
        JsonTokenType.False => JsonBoolean.False,
        JsonTokenType.Number => new JsonNumber(Encoding.UTF8.GetString(reader.ValueSpan)),
        _ => null,
    };
}
