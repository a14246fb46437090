using System.Xml;

namespace CivicCoding.Graph.Syntax;

/// <summary>Writes the content of an element as Exclusive XML Canonicalization 1.0 with comments, the lexical form of rdf:XMLLiteral (RDF 1.1 XML Syntax, section 7.2.17).</summary>
internal sealed class CanonicalXml(XmlReader reader, int maxDepth, Action<string> append, Func<bool> next, Func<string, RdfSyntaxException> error)
{
    private readonly List<(string Prefix, string Space, int Depth)> _rendered = [];
    private readonly List<(string Space, string Local, string Prefix, string Value)> _attributes = [];
    private readonly Stack<string> _open = [];

    /// <summary>Reads from the start tag that the reader stands on to its end tag.</summary>
    public void Content()
    {
        while (next())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    Start();
                    break;
                case XmlNodeType.EndElement when _open.Count == 0:
                    return;
                case XmlNodeType.EndElement:
                    End();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    append(reader.Value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\r", "&#xD;", StringComparison.Ordinal));
                    break;
                case XmlNodeType.Comment:
                    append("<!--" + reader.Value + "-->");
                    break;
                case XmlNodeType.ProcessingInstruction:
                    append(reader.Value.Length == 0 ? $"<?{reader.Name}?>" : $"<?{reader.Name} {reader.Value}?>");
                    break;
            }
        }
    }

    private void Start()
    {
        if (_open.Count >= maxDepth)
        {
            throw error($"Elements are nested deeper than the limit of {maxDepth}.");
        }

        string name = reader.Name;
        bool empty = reader.IsEmptyElement;
        append("<" + name);
        var used = new SortedDictionary<string, string>(StringComparer.Ordinal) { [reader.Prefix] = reader.NamespaceURI };
        _attributes.Clear();
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI == "http://www.w3.org/2000/xmlns/")
            {
                continue;
            }

            _attributes.Add((reader.NamespaceURI, reader.LocalName, reader.Prefix, reader.Value));
            if (reader.Prefix.Length > 0)
            {
                used[reader.Prefix] = reader.NamespaceURI;
            }
        }

        reader.MoveToElement();
        _open.Push(name);
        foreach ((string prefix, string space) in used)
        {
            Declare(prefix, space);
        }

        _attributes.Sort((a, b) => string.CompareOrdinal(a.Space, b.Space) is var c && c != 0 ? c : string.CompareOrdinal(a.Local, b.Local));
        foreach ((_, string local, string prefix, string value) in _attributes)
        {
            append($" {(prefix.Length == 0 ? local : prefix + ":" + local)}=\"{Attribute(value)}\"");
        }

        append(">");
        if (empty)
        {
            End();
        }
    }

    private void End()
    {
        append("</" + _open.Peek() + ">");
        _rendered.RemoveAll(r => r.Depth == _open.Count);
        _open.Pop();
    }

    private void Declare(string prefix, string space)
    {
        if (prefix == "xml")
        {
            return;
        }

        int at = _rendered.FindLastIndex(r => r.Prefix == prefix);
        if (at >= 0 ? _rendered[at].Space == space : prefix.Length == 0 && space.Length == 0)
        {
            return;
        }

        _rendered.Add((prefix, space, _open.Count));
        append($" xmlns{(prefix.Length == 0 ? "" : ":" + prefix)}=\"{Attribute(space)}\"");
    }

    private static string Attribute(string value) =>
        value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)
            .Replace("\t", "&#x9;", StringComparison.Ordinal).Replace("\n", "&#xA;", StringComparison.Ordinal).Replace("\r", "&#xD;", StringComparison.Ordinal);
}
