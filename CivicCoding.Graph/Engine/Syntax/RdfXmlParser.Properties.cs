using System.Text;
using System.Xml;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax;

/// <content>Property elements (RDF 1.1 XML Syntax, sections 7.2.13 to 7.2.21).</content>
internal sealed partial class RdfXmlParser
{
    private readonly char[] _chars = new char[4096];
    private readonly TermRef[] _reifications;
    private bool _inProperty;

    private static ReadOnlySpan<byte> XmlLiteral => "http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral"u8;

    private static ReadOnlySpan<byte> XsdString => "http://www.w3.org/2001/XMLSchema#string"u8;

    private void PropertyElements(TermRef subject, XmlScope scope)
    {
        int members = 0;
        int floor = _arena.Top;
        while (NextElement("Between property elements there is no text: did a property's own element go missing?"))
        {
            PropertyElement(subject, scope, ref members);
            _arena.Top = floor;
        }
    }

    private void PropertyElement(TermRef subject, XmlScope scope, ref int members)
    {
        Enter();
        string space = _reader.NamespaceURI;
        string local = _reader.LocalName;
        if (ReferenceEquals(space, _rdf) && IsReserved(local, "Description"))
        {
            throw Error($"rdf:{local} cannot be the name of a property element.");
        }

        TermRef predicate = Is(local, space, "li") ? ElementName(space, FormattableString.Invariant($"_{++members}")) : ElementName(space, local);
        bool empty = _reader.IsEmptyElement;
        int mark = ReadAttributes(ref scope, declarations: false);
        PropertyForm form = Form(mark);
        TermRef reified = form.Id < 0 ? default : Identifier(_attributes[form.Id], scope);
        if (form.ParseType >= 0)
        {
            string parseType = _attributes[form.ParseType].Value;
            _attributes.RemoveRange(mark, _attributes.Count - mark);
            ParseType(parseType, subject, predicate, reified, scope, empty);
        }
        else if (form.Resource >= 0 || form.Properties)
        {
            EmptyProperty(subject, predicate, reified, scope, mark, form.Resource);
            _attributes.RemoveRange(mark, _attributes.Count - mark);
            if (!empty && NextElement("A property with rdf:resource, rdf:nodeID or property attributes is empty."))
            {
                throw Error("A property with rdf:resource, rdf:nodeID or property attributes is empty.");
            }
        }
        else
        {
            TermRef datatype = form.Datatype < 0 ? default : Resolve(_attributes[form.Datatype].Value, scope, _attributes[form.Datatype]);
            _attributes.RemoveRange(mark, _attributes.Count - mark);
            Content(subject, predicate, reified, scope, datatype, empty);
        }

        _depth--;
    }

    private readonly record struct PropertyForm(int Id, int ParseType, int Resource, int Datatype, bool Properties);

    /// <summary>Which of the forms of property element the attributes ask for.</summary>
    private PropertyForm Form(int mark)
    {
        var form = new PropertyForm(-1, -1, -1, -1, false);
        for (int i = mark; i < _attributes.Count; i++)
        {
            XmlAttribute attribute = _attributes[i];
            form = (attribute.Rdf ? attribute.Local : "") switch
            {
                "ID" => form with { Id = i },
                "parseType" => form with { ParseType = i },
                "resource" or "nodeID" => form.Resource < 0 ? form with { Resource = i } : throw Error("A property has only one of rdf:resource and rdf:nodeID.", attribute),
                "datatype" => form with { Datatype = i },
                _ => form with { Properties = true },
            };
        }

        if (form.ParseType >= 0 && (form.Resource >= 0 || form.Datatype >= 0 || form.Properties))
        {
            throw Error("A property with rdf:parseType has no other attribute but rdf:ID.", _attributes[form.ParseType]);
        }

        return form.Datatype >= 0 && (form.Resource >= 0 || form.Properties)
            ? throw Error("A property with rdf:datatype has text, and no other attribute but rdf:ID.", _attributes[form.Datatype])
            : form;
    }

    private void EmptyProperty(TermRef subject, TermRef predicate, TermRef reified, XmlScope scope, int mark, int resource)
    {
        TermRef @object = resource < 0 ? MakeBlank()
            : _attributes[resource].Local == "resource" ? Resolve(_attributes[resource].Value, scope, _attributes[resource])
            : NamedBlank(_attributes[resource]);
        Statement(subject, predicate, @object, reified);
        _inProperty = true;
        PropertyAttributes(@object, scope, mark);
        _inProperty = false;
    }

    private void ParseType(string parseType, TermRef subject, TermRef predicate, TermRef reified, XmlScope scope, bool empty)
    {
        if (parseType == "Resource")
        {
            TermRef node = MakeBlank();
            Statement(subject, predicate, node, reified);
            if (!empty)
            {
                PropertyElements(node, scope);
            }
        }
        else if (parseType == "Collection")
        {
            Collection(subject, predicate, reified, scope, empty);
        }
        else
        {
            int start = _arena.Top;
            if (!empty)
            {
                new CanonicalXml(_reader, _options.MaxDepth, AppendText, Next, Error).Content();
            }

            EmitLiteral(subject, predicate, new TermRef(TermKind.Literal, start, _arena.Top - start), XmlLiteral, default);
            Reify(subject, predicate, new TermRef(TermKind.Literal, start, _arena.Top - start), XmlLiteral, default, reified);
        }
    }

    private void Collection(TermRef subject, TermRef predicate, TermRef reified, XmlScope scope, bool empty)
    {
        TermRef cell = MakeBlank();
        TermRef spare = MakeBlank();
        int floor = _arena.Top;
        bool any = false;
        while (!empty && NextElement("Between the node elements of a collection there is no text."))
        {
            if (any)
            {
                TermRef next = Remake(spare);
                Emit(cell, _rest, next);
                (cell, spare) = (next, cell);
            }
            else
            {
                Statement(subject, predicate, cell, reified);
            }

            any = true;
            Emit(cell, _first, NodeElement(scope));
            _arena.Top = floor;
        }

        if (any)
        {
            Emit(cell, _rest, _nil);
        }
        else
        {
            Statement(subject, predicate, _nil, reified);
        }
    }

    /// <summary>A property element with text or with one node element (sections 7.2.15 and 7.2.16).</summary>
    private void Content(TermRef subject, TermRef predicate, TermRef reified, XmlScope scope, TermRef datatype, bool empty)
    {
        int start = _arena.Top;
        bool element = false;
        while (!empty && Next() && _reader.NodeType != XmlNodeType.EndElement)
        {
            switch (_reader.NodeType)
            {
                case XmlNodeType.Element when element || datatype.Kind != TermKind.None:
                    throw Error(element ? "A property element holds one node element; use rdf:parseType=\"Collection\", or repeat the property." : "A property with rdf:datatype holds text only.");
                case XmlNodeType.Element:
                    if (!_arena.From(start).Trim(" \t\r\n"u8).IsEmpty)
                    {
                        Complain("A property element holds either text or one node element.", null);
                    }

                    _arena.Top = start;
                    element = true;
                    Statement(subject, predicate, NodeElement(scope), reified);
                    _arena.Top = start;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when !element:
                    AppendContent(start);
                    break;
            }
        }

        if (!element)
        {
            var text = new TermRef(TermKind.Literal, start, _arena.Top - start);
            ReadOnlySpan<byte> type = datatype.Kind == TermKind.None ? default : _arena[datatype];
            if (!datatype.IsLeftOut)
            {
                ReadOnlySpan<byte> language = type.IsEmpty ? scope.Language : default;
                type = type.SequenceEqual(XsdString) ? default : type;
                EmitLiteral(subject, predicate, text, type, language);
                Reify(subject, predicate, text, type, language, reified);
            }
        }
        else if (!_arena.From(start).Trim(" \t\r\n"u8).IsEmpty)
        {
            Complain("A property element holds either text or one node element.", null);
        }
    }

    /// <summary>Appends the text here piece by piece, so that no long string is made of it.</summary>
    private void AppendContent(int start)
    {
        int read;
        int kept = 0;
        while ((read = _reader.ReadValueChunk(_chars, kept, _chars.Length - kept)) > 0)
        {
            _input.Progress();
            int ready = read + kept;
            kept = char.IsHighSurrogate(_chars[ready - 1]) ? 1 : 0;
            CheckFits(start, ready * 3);
            Span<byte> room = _arena.Ask(ready * 3);
            _arena.Top += Encoding.UTF8.GetBytes(_chars.AsSpan(0, ready - kept), room);
            _chars[0] = _chars[ready - 1];
        }
    }

    private void Statement(TermRef subject, TermRef predicate, TermRef @object, TermRef reified)
    {
        Emit(subject, predicate, @object);
        if (reified.Kind != TermKind.None)
        {
            Reify(subject, predicate, reified);
            Emit(reified, _reifications[3], @object);
        }
    }

    private void EmitLiteral(TermRef subject, TermRef predicate, TermRef text, ReadOnlySpan<byte> datatype, ReadOnlySpan<byte> language)
    {
        if ((subject.Length | predicate.Length) >= 0)
        {
            _sink.Quad(_arena.Show(subject), _arena.Show(predicate), new TermSpan(TermKind.Literal, _arena[text], datatype, language), default);
        }
    }

    private void Reify(TermRef subject, TermRef predicate, TermRef text, ReadOnlySpan<byte> datatype, ReadOnlySpan<byte> language, TermRef reified)
    {
        if (reified.Kind != TermKind.None)
        {
            Reify(subject, predicate, reified);
            EmitLiteral(reified, _reifications[3], text, datatype, language);
        }
    }

    private void Reify(TermRef subject, TermRef predicate, TermRef reified)
    {
        Emit(reified, _type, _reifications[0]);
        Emit(reified, _reifications[1], subject);
        Emit(reified, _reifications[2], predicate);
    }
}
