using System.Buffers;
using CivicCoding.Graph.Syntax.Xml;

namespace CivicCoding.Graph.Syntax;

/// <summary>Writes the content of an element as Exclusive XML Canonicalization 1.0 with comments, the lexical form of rdf:XMLLiteral (RDF 1.1 XML Syntax, section 7.2.17).</summary>
internal sealed class CanonicalXml(Utf8XmlReader reader, int maxDepth, Action<ReadOnlySpan<byte>> append)
{
    private static readonly SearchValues<byte> Special = SearchValues.Create("&<>\"\t\n\r"u8);

    private readonly List<(XmlPrefix Prefix, XmlNamespace Space, int Depth)> _rendered = [];
    private readonly List<XmlAttribute> _attributes = [];
    private readonly List<(XmlPrefix Prefix, XmlNamespace Space)> _used = [];
    private readonly Stack<byte[]> _open = [];

    /// <summary>Reads from the start tag that the reader stands on to its end tag.</summary>
    public void Content()
    {
        while (true)
        {
            switch (reader.Next())
            {
                case XmlToken.StartTag:
                    Start();
                    break;
                case XmlToken.EndTag when _open.Count == 0:
                    return;
                case XmlToken.EndTag:
                    End();
                    break;
                case XmlToken.Text:
                    Escaped(reader.Value, attribute: false);
                    break;
                case XmlToken.Comment:
                    append("<!--"u8);
                    append(reader.Value);
                    append("-->"u8);
                    break;
                case XmlToken.Instruction:
                    append("<?"u8);
                    append(reader.Name.Qualified);
                    append(reader.Value.IsEmpty ? default : " "u8);
                    append(reader.Value);
                    append("?>"u8);
                    break;
            }
        }
    }

    private void Start()
    {
        if (_open.Count >= maxDepth)
        {
            throw reader.Error($"Elements are nested deeper than the limit of {maxDepth}.");
        }

        QualifiedName name = reader.Name;
        append("<"u8);
        append(name.Qualified);
        _used.Clear();
        _used.Add((name.Prefix, name.Space!));
        _attributes.Clear();
        foreach (ref readonly XmlAttribute attribute in reader.Attributes)
        {
            _attributes.Add(attribute);
            if (attribute.Name.Space!.Kind != XmlNamespaceKind.Unqualified)
            {
                _used.Add((attribute.Name.Prefix, attribute.Name.Space));
            }
        }

        _open.Push(name.Qualified);
        _used.Sort((a, b) => a.Prefix.Name.AsSpan().SequenceCompareTo(b.Prefix.Name));
        foreach ((XmlPrefix prefix, XmlNamespace space) in _used)
        {
            Declare(prefix, space);
        }

        _attributes.Sort((a, b) => a.Name.Space!.Name.AsSpan().SequenceCompareTo(b.Name.Space!.Name) is var c && c != 0 ? c : a.Name.Local.SequenceCompareTo(b.Name.Local));
        foreach (XmlAttribute attribute in _attributes)
        {
            append(" "u8);
            append(attribute.Name.Qualified);
            append("=\""u8);
            Escaped(reader.ValueOf(attribute), attribute: true);
            append("\""u8);
        }

        append(">"u8);
        if (reader.IsEmpty)
        {
            End();
        }
    }

    private void End()
    {
        append("</"u8);
        append(_open.Peek());
        append(">"u8);
        while (_rendered.Count > 0 && _rendered[^1].Depth == _open.Count)
        {
            _rendered.RemoveAt(_rendered.Count - 1);
        }

        _open.Pop();
    }

    private void Declare(XmlPrefix prefix, XmlNamespace space)
    {
        if (space.Kind == XmlNamespaceKind.Xml)
        {
            return;
        }

        int at = _rendered.FindLastIndex(r => ReferenceEquals(r.Prefix, prefix));
        if (at >= 0 ? ReferenceEquals(_rendered[at].Space, space) : space.Kind == XmlNamespaceKind.None)
        {
            return;
        }

        _rendered.Add((prefix, space, _open.Count));
        append(prefix.Name.Length == 0 ? " xmlns"u8 : " xmlns:"u8);
        append(prefix.Name);
        append("=\""u8);
        Escaped(space.Name, attribute: true);
        append("\""u8);
    }

    private void Escaped(ReadOnlySpan<byte> text, bool attribute)
    {
        int next;
        while ((next = text.IndexOfAny(Special)) >= 0)
        {
            append(text[..next]);
            append(text[next] switch
            {
                (byte)'&' => "&amp;"u8,
                (byte)'<' => "&lt;"u8,
                (byte)'\r' => "&#xD;"u8,
                (byte)'>' when !attribute => "&gt;"u8,
                (byte)'"' when attribute => "&quot;"u8,
                (byte)'\t' when attribute => "&#x9;"u8,
                (byte)'\n' when attribute => "&#xA;"u8,
                _ => text.Slice(next, 1),
            });
            text = text[(next + 1)..];
        }

        append(text);
    }
}
