using System.Runtime.CompilerServices;
using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax.Xml;

namespace CivicCoding.Graph.Syntax;

/// <summary>The document and its node elements (RDF 1.1 XML Syntax, sections 7.2.8 to 7.2.12). A method that reads an element starts on its start tag and ends on its end tag.</summary>
internal sealed partial class RdfXmlParser
{
    /// <summary>The stack is asked for room once in so many levels: what the check leaves free is far more than they take.</summary>
    private const int StackCheckInterval = 16;

    private readonly IQuadSink _sink;
    private readonly RdfReadOptions _options;
    private readonly Utf8XmlReader _reader;
    private readonly TermArena _arena;
    private readonly LenientReport? _lenient;
    private readonly TermRef _type;
    private readonly TermRef _first;
    private readonly TermRef _rest;
    private readonly TermRef _nil;

    private XmlAttribute[] _attributes = new XmlAttribute[8];
    private int _attributeCount;
    private long _made;
    private int _depth;

    public RdfXmlParser(Stream input, IQuadSink sink, RdfReadOptions options, CancellationToken cancellation)
    {
        _sink = sink;
        _options = options;
        _reader = new Utf8XmlReader(input, options.MaxTermBytes, options.MaxIdentifiers, options.MaxDepth, cancellation);
        _arena = new TermArena(options.MaxTermBytes);
        _lenient = options.Lenient ? new LenientReport(options.Report) : null;
        _type = Constant("type"u8);
        _first = Constant("first"u8);
        _rest = Constant("rest"u8);
        _nil = Constant("nil"u8);
        _reifications = [Constant("Statement"u8), Constant("subject"u8), Constant("predicate"u8), Constant("object"u8)];
    }

    public void Document()
    {
        while (_reader.Next() != XmlToken.StartTag)
        {
        }

        var scope = new XmlScope(_options.Base is null ? null : new IriResolver(_options.Base), []);
        if (_reader.Name.Role == RdfXmlRole.Rdf)
        {
            Root(scope);
        }
        else
        {
            NodeElement(scope);
        }

        while (_reader.Next() != XmlToken.End)
        {
        }
    }

    private static ReadOnlySpan<byte> RdfNamespace => "http://www.w3.org/1999/02/22-rdf-syntax-ns#"u8;

    private TermRef Constant(ReadOnlySpan<byte> local)
    {
        int start = _arena.Top;
        _arena.Append(RdfNamespace);
        _arena.Append(local);
        return new TermRef(TermKind.Iri, start, _arena.Top - start);
    }

    private void Root(XmlScope scope)
    {
        foreach (ref readonly XmlAttribute declaration in _reader.Declarations)
        {
            QualifiedName name = declaration.Name;
            _sink.Prefix(name.Qualified.AsSpan().Contains((byte)':') ? name.Local : default, _reader.ValueOf(declaration));
        }

        ReadAttributes(ref scope);
        if (_attributeCount > 0)
        {
            Complain("rdf:RDF takes no attributes but xml:base, xml:lang and namespaces.", _attributes[0]);
        }

        if (_reader.IsEmpty)
        {
            return;
        }

        int floor = _arena.Top;
        while (NextElement("Between node elements there is no text."))
        {
            NodeElement(scope);
            _arena.Top = floor;
        }
    }

    /// <summary>Moves on to the next child element; false at the parent's end tag.</summary>
    private bool NextElement(string noText)
    {
        bool complained = false;
        while (true)
        {
            switch (_reader.Next())
            {
                case XmlToken.StartTag:
                    return true;
                case XmlToken.EndTag or XmlToken.End:
                    return false;
                case XmlToken.Text when !IsBlank(_reader.Value) && !complained:
                    complained = true;
                    Complain(noText, null);
                    break;
            }
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> text) => text.IndexOfAnyExcept(" \t\r\n"u8) < 0;

    private TermRef NodeElement(XmlScope scope)
    {
        Enter();
        QualifiedName name = _reader.Name;
        bool typed = name.Role != RdfXmlRole.Description;
        if (name.Role == RdfXmlRole.Li || IsReserved(name.Role))
        {
            throw Error($"rdf:{Display(name.Local)} cannot be the name of a node element.");
        }

        TermRef type = typed ? ElementName(name) : default;
        bool empty = _reader.IsEmpty;
        ReadAttributes(ref scope);
        TermRef subject = Subject(scope);
        if (typed)
        {
            Emit(subject, _type, type);
        }

        PropertyAttributes(subject, scope);
        if (!empty)
        {
            PropertyElements(subject, scope);
        }

        _depth--;
        return subject;
    }

    /// <summary>The subject that rdf:about, rdf:ID or rdf:nodeID names, else a new blank node.</summary>
    private TermRef Subject(XmlScope scope)
    {
        TermRef subject = default;
        foreach (ref readonly XmlAttribute attribute in _attributes.AsSpan(0, _attributeCount))
        {
            RdfXmlRole role = attribute.Name.Role;
            if (role is not (RdfXmlRole.About or RdfXmlRole.Id or RdfXmlRole.NodeId))
            {
                continue;
            }

            if (subject.Kind != TermKind.None || subject.IsLeftOut)
            {
                throw Error("A node element has only one of rdf:about, rdf:ID and rdf:nodeID.", attribute);
            }

            subject = role switch
            {
                RdfXmlRole.About => Resolve(scope, attribute),
                RdfXmlRole.Id => Identifier(attribute, scope),
                _ => NamedBlank(attribute),
            };
        }

        return subject.Kind == TermKind.None && !subject.IsLeftOut ? MakeBlank() : subject;
    }

    /// <summary>Property attributes of a node element or an empty property element (section 7.2.11), the syntax attributes passed over.</summary>
    private void PropertyAttributes(TermRef subject, XmlScope scope)
    {
        int floor = _arena.Top;
        foreach (ref readonly XmlAttribute attribute in _attributes.AsSpan(0, _attributeCount))
        {
            QualifiedName name = attribute.Name;
            if (IsSyntax(name.Role))
            {
                continue;
            }

            if (name.Role is RdfXmlRole.Description or RdfXmlRole.Li || IsReserved(name.Role))
            {
                throw Error($"rdf:{Display(name.Local)} cannot be a property attribute.", attribute);
            }

            if (name.Role == RdfXmlRole.Type)
            {
                Emit(subject, _type, Resolve(scope, attribute));
            }
            else
            {
                TermRef predicate = ElementName(name);
                int start = _arena.Top;
                AppendText(_reader.ValueOf(attribute));
                EmitLiteral(subject, predicate, new TermRef(TermKind.Literal, start, _arena.Top - start), default, scope.Language);
            }

            _arena.Top = floor;
        }
    }

    /// <summary>True where the attribute is syntax of the element that it stands in: about only of a node element, resource and datatype only of a property element.</summary>
    private bool IsSyntax(RdfXmlRole role) => role switch
    {
        RdfXmlRole.About => !_inProperty,
        RdfXmlRole.Resource or RdfXmlRole.Datatype => _inProperty,
        RdfXmlRole.Id or RdfXmlRole.NodeId => true,
        _ => false,
    };

    /// <summary>True for what is no name of a node, property or property attribute: all roles but three.</summary>
    private static bool IsReserved(RdfXmlRole role) => role is not (RdfXmlRole.None or RdfXmlRole.Description or RdfXmlRole.Li or RdfXmlRole.Type);

    private static string Display(ReadOnlySpan<byte> name) => Encoding.UTF8.GetString(name);

    private void Enter()
    {
        if (++_depth > _options.MaxDepth || (_depth % StackCheckInterval == 0 && !RuntimeHelpers.TryEnsureSufficientExecutionStack()))
        {
            throw Error($"Elements are nested deeper than the limit of {_options.MaxDepth}.");
        }
    }

    private void Emit(TermRef subject, TermRef predicate, TermRef @object)
    {
        if ((subject.Length | predicate.Length | @object.Length) >= 0)
        {
            _sink.Quad(_arena.Show(subject), _arena.Show(predicate), _arena.Show(@object), default);
        }
    }

    private RdfSyntaxException Error(string message) => _reader.Error(message);

    private RdfSyntaxException Error(string message, in XmlAttribute attribute) => _reader.Error(message, attribute);

    /// <summary>Throws, or reports where the read is lenient.</summary>
    private void Complain(string message, in XmlAttribute? attribute)
    {
        RdfSyntaxException error = attribute is { } known ? Error(message, known) : Error(message);
        if (_lenient is null)
        {
            throw error;
        }

        _lenient.Add(error);
    }
}
