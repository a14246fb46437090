using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax.Xml;

namespace CivicCoding.Graph.Syntax;

/// <content>Property elements (RDF 1.1 XML Syntax, sections 7.2.13 to 7.2.21).</content>
internal sealed partial class RdfXmlParser
{
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
        QualifiedName name = _reader.Name;
        if (name.Role == RdfXmlRole.Description || IsReserved(name.Role))
        {
            throw Error($"rdf:{Display(name.Local)} cannot be the name of a property element.");
        }

        TermRef predicate = name.Role == RdfXmlRole.Li ? Member(++members) : ElementName(name);
        bool empty = _reader.IsEmpty;
        ReadAttributes(ref scope);
        PropertyForm form = Form();
        TermRef reified = form.Id < 0 ? default : Identifier(_attributes[form.Id], scope);
        if (form.ParseType >= 0)
        {
            ParseType(_reader.ValueOf(_attributes[form.ParseType]), subject, predicate, reified, scope, empty);
        }
        else if (form.Resource >= 0 || form.Properties)
        {
            EmptyProperty(subject, predicate, reified, scope, form.Resource);
            if (!empty && NextElement("A property with rdf:resource, rdf:nodeID or property attributes is empty."))
            {
                throw Error("A property with rdf:resource, rdf:nodeID or property attributes is empty.");
            }
        }
        else
        {
            TermRef datatype = form.Datatype < 0 ? default : Resolve(scope, _attributes[form.Datatype]);
            Content(subject, predicate, reified, scope, datatype, empty);
        }

        _depth--;
    }

    private readonly record struct PropertyForm(int Id, int ParseType, int Resource, int Datatype, bool Properties);

    /// <summary>Which of the forms of property element the attributes ask for.</summary>
    private PropertyForm Form()
    {
        var form = new PropertyForm(-1, -1, -1, -1, false);
        for (int i = 0; i < _attributeCount; i++)
        {
            form = _attributes[i].Name.Role switch
            {
                RdfXmlRole.Id => form with { Id = i },
                RdfXmlRole.ParseType => form with { ParseType = i },
                RdfXmlRole.Resource or RdfXmlRole.NodeId => form.Resource < 0 ? form with { Resource = i } : throw Error("A property has only one of rdf:resource and rdf:nodeID.", _attributes[i]),
                RdfXmlRole.Datatype => form with { Datatype = i },
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

    private void EmptyProperty(TermRef subject, TermRef predicate, TermRef reified, XmlScope scope, int resource)
    {
        TermRef @object = resource < 0 ? MakeBlank()
            : _attributes[resource].Name.Role == RdfXmlRole.Resource ? Resolve(scope, _attributes[resource])
            : NamedBlank(_attributes[resource]);
        Statement(subject, predicate, @object, reified);
        _inProperty = true;
        PropertyAttributes(@object, scope);
        _inProperty = false;
    }

    private void ParseType(ReadOnlySpan<byte> parseType, TermRef subject, TermRef predicate, TermRef reified, XmlScope scope, bool empty)
    {
        if (parseType.SequenceEqual("Resource"u8))
        {
            TermRef node = MakeBlank();
            Statement(subject, predicate, node, reified);
            if (!empty)
            {
                PropertyElements(node, scope);
            }
        }
        else if (parseType.SequenceEqual("Collection"u8))
        {
            Collection(subject, predicate, reified, scope, empty);
        }
        else
        {
            int start = _arena.Top;
            if (!empty)
            {
                new CanonicalXml(_reader, _options.MaxDepth, text => AppendText(start, text)).Content();
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
        XmlToken token;
        while (!empty && (token = _reader.Next()) != XmlToken.EndTag)
        {
            switch (token)
            {
                case XmlToken.Text:
                    AppendText(start, _reader.Value);
                    break;
                case XmlToken.StartTag when element || datatype.Kind != TermKind.None:
                    throw Error(element ? "A property element holds one node element; use rdf:parseType=\"Collection\", or repeat the property." : "A property with rdf:datatype holds text only.");
                case XmlToken.StartTag:
                    if (!IsBlank(_arena.From(start)))
                    {
                        Complain("A property element holds either text or one node element.", null);
                    }

                    _arena.Top = start;
                    element = true;
                    Statement(subject, predicate, NodeElement(scope), reified);
                    _arena.Top = start;
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
        else if (!IsBlank(_arena.From(start)))
        {
            Complain("A property element holds either text or one node element.", null);
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
