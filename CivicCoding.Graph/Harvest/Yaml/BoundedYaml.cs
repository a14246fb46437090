using System.Buffers;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CivicCoding.Graph.Harvest.Yaml;

/// <summary>Reads YAML 1.2 from a hand that is not trusted, as JSON whose values are all texts: bounded in size and depth, without anchors, each key once.</summary>
public static class BoundedYaml
{
    /// <summary>Reads a document; the caller disposes it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxCharacters">The longest that it may be.</param>
    /// <param name="maxDepth">The deepest nesting of maps and lists.</param>
    /// <exception cref="YamlFaultException">It cannot be taken.</exception>
    public static JsonDocument Read(string text, int maxCharacters = 1 << 20, int maxDepth = 16)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > maxCharacters)
        {
            throw new YamlFaultException(YamlFault.TooLarge, 0, $"is longer than {maxCharacters} characters.");
        }

        var json = new ArrayBufferWriter<byte>();
        try
        {
            using var writer = new Utf8JsonWriter(json);
            Copy(new Parser(new StringReader(text)), writer, maxDepth);
        }
        catch (YamlException error)
        {
            throw new YamlFaultException(YamlFault.Syntax, error.Start.Line, $"column {error.Start.Column}: {error.Message}", error);
        }

        return JsonDocument.Parse(json.WrittenMemory, new JsonDocumentOptions { MaxDepth = maxDepth + 2 });
    }

    private static void Copy(Parser parser, Utf8JsonWriter writer, int maxDepth)
    {
        // Per open map the keys so far; null for a list.
        var open = new Stack<HashSet<string>?>();
        bool wantsKey = false;
        int documents = 0;
        while (parser.MoveNext())
        {
            ParsingEvent here = parser.Current!;
            Check(here, open.Count, maxDepth);
            switch (here)
            {
                case DocumentStart when ++documents > 1:
                    throw new YamlFaultException(YamlFault.NotOne, here.Start.Line, "a second document begins; only one is taken.");
                case Scalar key when wantsKey:
                    WriteKey(writer, open.Peek()!, key);
                    wantsKey = false;
                    continue;
                case MappingStart or SequenceStart when wantsKey:
                    throw new YamlFaultException(YamlFault.Key, here.Start.Line, "a key is no text.");
                case MappingStart:
                    writer.WriteStartObject();
                    open.Push(new HashSet<string>(StringComparer.Ordinal));
                    break;
                case SequenceStart:
                    writer.WriteStartArray();
                    open.Push(null);
                    break;
                case MappingEnd:
                    writer.WriteEndObject();
                    open.Pop();
                    break;
                case SequenceEnd:
                    writer.WriteEndArray();
                    open.Pop();
                    break;
                case Scalar value:
                    Write(writer, value);
                    break;
            }

            wantsKey = open.TryPeek(out HashSet<string>? keys) && keys is not null;
        }

        if (documents == 0)
        {
            throw new YamlFaultException(YamlFault.NotOne, 0, "is empty.");
        }
    }

    private static void Check(ParsingEvent here, int depth, int maxDepth)
    {
        if (depth > maxDepth)
        {
            throw new YamlFaultException(YamlFault.TooDeep, here.Start.Line, $"is nested deeper than {maxDepth}.");
        }

        if (here is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
        {
            throw new YamlFaultException(YamlFault.Anchor, here.Start.Line, "anchors (&) and aliases (*) are not taken. Write the value out.");
        }
    }

    private static void WriteKey(Utf8JsonWriter writer, HashSet<string> keys, Scalar key)
    {
        if (!keys.Add(key.Value))
        {
            throw new YamlFaultException(YamlFault.Key, key.Start.Line, $"the key \"{key.Value}\" stands twice.");
        }

        writer.WritePropertyName(key.Value);
    }

    private static void Write(Utf8JsonWriter writer, Scalar value)
    {
        if (value is { Style: ScalarStyle.Plain, Value: "" or "~" or "null" })
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteStringValue(value.Value);
        }
    }
}
