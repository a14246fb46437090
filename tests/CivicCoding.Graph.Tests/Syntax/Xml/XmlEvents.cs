using System.Text;
using System.Xml;
using CivicCoding.Graph.Syntax;
using CivicCoding.Graph.Syntax.Xml;
using XmlAttribute = CivicCoding.Graph.Syntax.Xml.XmlAttribute;

namespace CivicCoding.Graph.Tests.Syntax.Xml;

/// <summary>What a document says, one line for each tag, run of text, comment and processing instruction: from our reader and from the platform's.</summary>
internal static class XmlEvents
{
    public const int MaxDepth = 1_000;

    /// <exception cref="RdfSyntaxException">The document is not well-formed.</exception>
    public static List<string> Ours(Stream stream, int maxTokenBytes = 1 << 20, int maxNames = 55_000)
    {
        var reader = new Utf8XmlReader(stream, maxTokenBytes, maxNames, MaxDepth, TestContext.Current.CancellationToken);
        var events = new List<string>();
        var text = new StringBuilder();
        var open = new Stack<string>();
        XmlToken token;
        while ((token = reader.Next()) != XmlToken.End)
        {
            if (token == XmlToken.Text)
            {
                text.Append(Utf8(reader.Value));
                continue;
            }

            Flush(events, text);
            switch (token)
            {
                case XmlToken.StartTag:
                    string name = $"{{{Utf8(reader.Name.Space!.Name)}}}{Utf8(reader.Name.Qualified)}";
                    var attributes = new List<string>();
                    foreach (ref readonly XmlAttribute attribute in reader.Attributes)
                    {
                        attributes.Add($" {{{Utf8(attribute.Name.Space!.Name)}}}{Utf8(attribute.Name.Local)}={Utf8(reader.ValueOf(attribute))}|");
                    }

                    foreach (ref readonly XmlAttribute declaration in reader.Declarations)
                    {
                        attributes.Add($" {Utf8(declaration.Name.Qualified)}={Utf8(reader.ValueOf(declaration))}|");
                    }

                    events.Add($"<{name}{string.Concat(attributes.Order(StringComparer.Ordinal))}");
                    open.Push(name);
                    if (reader.IsEmpty)
                    {
                        events.Add($"/{open.Pop()}");
                    }

                    break;
                case XmlToken.EndTag:
                    events.Add($"/{open.Pop()}");
                    break;
                case XmlToken.Comment:
                    events.Add($"!{Utf8(reader.Value)}");
                    break;
                case XmlToken.Instruction:
                    events.Add($"?{Utf8(reader.Name.Qualified)} {Utf8(reader.Value)}");
                    break;
            }
        }

        return events;
    }

    /// <exception cref="XmlException">The document is not well-formed.</exception>
    public static List<string> Platform(Stream stream)
    {
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = null, MaxCharactersFromEntities = 1_000_000 });
        var events = new List<string>();
        var text = new StringBuilder();
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace || (reader.NodeType == XmlNodeType.Whitespace && reader.Depth > 0))
            {
                text.Append(reader.Value);
                continue;
            }

            Flush(events, text);
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    string name = $"{{{reader.NamespaceURI}}}{reader.Name}";
                    bool empty = reader.IsEmptyElement;
                    var attributes = new List<string>();
                    while (reader.MoveToNextAttribute())
                    {
                        attributes.Add(reader.NamespaceURI == "http://www.w3.org/2000/xmlns/" ? $" {reader.Name}={reader.Value}|" : $" {{{reader.NamespaceURI}}}{reader.LocalName}={reader.Value}|");
                    }

                    events.Add($"<{name}{string.Concat(attributes.Order(StringComparer.Ordinal))}");
                    if (empty)
                    {
                        events.Add($"/{name}");
                    }

                    break;
                case XmlNodeType.EndElement:
                    events.Add($"/{{{reader.NamespaceURI}}}{reader.Name}");
                    break;
                case XmlNodeType.Comment:
                    events.Add($"!{reader.Value}");
                    break;
                case XmlNodeType.ProcessingInstruction:
                    events.Add($"?{reader.Name} {reader.Value}");
                    break;
            }
        }

        return events;
    }

    private static void Flush(List<string> events, StringBuilder text)
    {
        if (text.Length > 0)
        {
            events.Add($"\"{text}");
            text.Clear();
        }
    }

    private static string Utf8(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
