using System.Runtime.CompilerServices;
using System.Xml;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax;

/// <summary>The document and its node elements (RDF 1.1 XML Syntax, sections 7.2.8 to 7.2.12). A method that reads an element starts on its start tag and ends on its end tag.</summary>
internal sealed partial class RdfXmlParser : IDisposable
{
    private const long MaxEntityCharacters = 1_000_000;

    /// <summary>The stack is asked for room once in so many levels: what the check leaves free is far more than they take.</summary>
    private const int StackCheckInterval = 16;

    private readonly IQuadSink _sink;
    private readonly RdfReadOptions _options;
    private readonly GuardedStream _input;
    private readonly XmlReader _reader;
    private readonly IXmlLineInfo _place;
    private readonly TermArena _arena;
    private readonly LenientReport? _lenient;
    private readonly string _rdf;
    private readonly string _xml;
    private readonly string _xmlns;
    private readonly TermRef _type;
    private readonly TermRef _first;
    private readonly TermRef _rest;
    private readonly TermRef _nil;
    private readonly List<XmlAttribute> _attributes = [];

    private long _made;
    private int _depth;

    public RdfXmlParser(Stream input, IQuadSink sink, RdfReadOptions options, CancellationToken cancellation)
    {
        _sink = sink;
        _options = options;
        _input = new GuardedStream(input, (long)options.MaxTermBytes + (1 << 20), cancellation);
        var names = new LimitedNameTable(options.MaxIdentifiers);
        _rdf = names.Add(WellKnown.RdfNamespace);
        _xml = names.Add("http://www.w3.org/XML/1998/namespace");
        _xmlns = names.Add("http://www.w3.org/2000/xmlns/");
        _reader = XmlReader.Create(_input, new XmlReaderSettings
        {
            NameTable = names,
            XmlResolver = null,
            DtdProcessing = DtdProcessing.Parse,
            MaxCharactersFromEntities = MaxEntityCharacters,
            CloseInput = false,
        });
        _place = (IXmlLineInfo)_reader;
        _arena = new TermArena(options.MaxTermBytes);
        _lenient = options.Lenient ? new LenientReport(options.Report) : null;
        _type = Constant("type");
        _first = Constant("first");
        _rest = Constant("rest");
        _nil = Constant("nil");
        _reifications = [Constant("Statement"), Constant("subject"), Constant("predicate"), Constant("object")];
    }

    public void Dispose() => _reader.Dispose();

    public void Document()
    {
        try
        {
            while (Next() && _reader.NodeType != XmlNodeType.Element)
            {
            }

            var scope = new XmlScope(_options.Base is null ? null : new IriResolver(_options.Base), []);
            if (Is(_reader.LocalName, _reader.NamespaceURI, "RDF"))
            {
                Root(scope);
            }
            else
            {
                NodeElement(scope);
            }

            while (Next())
            {
            }
        }
        catch (XmlException error)
        {
            throw new RdfSyntaxException(error.Message, Math.Max(error.LineNumber > 0 ? error.LineNumber : _place.LineNumber, 1), Math.Max(error.LineNumber > 0 ? error.LinePosition : _place.LinePosition, 1), error);
        }
        catch (LimitedNameTable.FullException)
        {
            throw Error($"The document has more than {_options.MaxIdentifiers} different names, prefixes and namespaces.");
        }
        catch (GuardedStream.TooLongException)
        {
            throw Error($"A part of the document is longer than the limit of {_options.MaxTermBytes} bytes.");
        }
    }

    private TermRef Constant(string local)
    {
        int start = _arena.Top;
        AppendText(WellKnown.RdfNamespace);
        AppendText(local);
        return new TermRef(TermKind.Iri, start, _arena.Top - start);
    }

    private bool Next()
    {
        _input.Progress();
        try
        {
            return _reader.Read();
        }
        catch (ArgumentException error)
        {
            // XmlReader answers so to some XML declarations that hold characters outside ASCII.
            throw new RdfSyntaxException("The XML is not well-formed.", Math.Max(_place.LineNumber, 1), Math.Max(_place.LinePosition, 1), error);
        }
    }

    private void Root(XmlScope scope)
    {
        int mark = ReadAttributes(ref scope, declarations: true);
        if (_attributes.Count > mark)
        {
            Complain("rdf:RDF takes no attributes but xml:base, xml:lang and namespaces.", _attributes[mark]);
        }

        _attributes.RemoveRange(mark, _attributes.Count - mark);
        if (_reader.IsEmptyElement)
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
        while (Next())
        {
            switch (_reader.NodeType)
            {
                case XmlNodeType.Element:
                    return true;
                case XmlNodeType.EndElement:
                    return false;
                case XmlNodeType.Text or XmlNodeType.CDATA when !IsBlank(_reader.Value):
                    Complain(noText, null);
                    break;
            }
        }

        return false;
    }

    private static bool IsBlank(string text) => text.AsSpan().Trim(" \t\r\n").IsEmpty;

    private TermRef NodeElement(XmlScope scope)
    {
        Enter();
        string space = _reader.NamespaceURI;
        string local = _reader.LocalName;
        bool typed = !Is(local, space, "Description");
        if (ReferenceEquals(space, _rdf) && IsReserved(local, "li"))
        {
            throw Error($"rdf:{local} cannot be the name of a node element.");
        }

        TermRef type = typed ? ElementName(space, local) : default;
        bool empty = _reader.IsEmptyElement;
        int mark = ReadAttributes(ref scope, declarations: false);
        TermRef subject = Subject(scope, mark);
        if (typed)
        {
            Emit(subject, _type, type);
        }

        PropertyAttributes(subject, scope, mark);
        _attributes.RemoveRange(mark, _attributes.Count - mark);
        if (!empty)
        {
            PropertyElements(subject, scope);
        }

        _depth--;
        return subject;
    }

    /// <summary>The subject that rdf:about, rdf:ID or rdf:nodeID names, else a new blank node.</summary>
    private TermRef Subject(XmlScope scope, int mark)
    {
        TermRef subject = default;
        for (int i = mark; i < _attributes.Count; i++)
        {
            XmlAttribute attribute = _attributes[i];
            if (!attribute.Rdf || attribute.Local is not ("about" or "ID" or "nodeID"))
            {
                continue;
            }

            if (subject.Kind != TermKind.None || subject.IsLeftOut)
            {
                throw Error("A node element has only one of rdf:about, rdf:ID and rdf:nodeID.", attribute);
            }

            subject = attribute.Local switch
            {
                "about" => Resolve(attribute.Value, scope, attribute),
                "ID" => Identifier(attribute, scope),
                _ => NamedBlank(attribute),
            };
        }

        return subject.Kind == TermKind.None && !subject.IsLeftOut ? MakeBlank() : subject;
    }

    /// <summary>Property attributes of a node element or an empty property element (section 7.2.11), the syntax attributes passed over.</summary>
    private void PropertyAttributes(TermRef subject, XmlScope scope, int mark)
    {
        int floor = _arena.Top;
        for (int i = mark; i < _attributes.Count; i++)
        {
            XmlAttribute attribute = _attributes[i];
            if (attribute.Rdf && attribute.Local is "about" or "ID" or "nodeID" or "resource" or "datatype" && IsSyntaxOf(attribute, mark))
            {
                continue;
            }

            if (attribute.Rdf && (attribute.Local is "Description" || IsReserved(attribute.Local, "li")))
            {
                throw Error($"rdf:{attribute.Local} cannot be a property attribute.", attribute);
            }

            if (attribute.Rdf && attribute.Local == "type")
            {
                Emit(subject, _type, Resolve(attribute.Value, scope, attribute));
            }
            else
            {
                TermRef predicate = ElementName(attribute.Space, attribute.Local);
                int start = _arena.Top;
                AppendText(attribute.Value);
                EmitLiteral(subject, predicate, new TermRef(TermKind.Literal, start, _arena.Top - start), default, scope.Language);
            }

            _arena.Top = floor;
        }
    }

    /// <summary>True where the attribute is syntax of the element whose attributes start at <paramref name="mark"/>: about only of a node element, resource and datatype only of a property element.</summary>
    private bool IsSyntaxOf(XmlAttribute attribute, int mark) => attribute.Local switch
    {
        "about" => !_inProperty,
        "resource" or "datatype" => _inProperty,
        _ => mark >= 0,
    };

    private static bool IsReserved(string local, string also) =>
        local is "RDF" or "ID" or "about" or "parseType" or "resource" or "nodeID" or "datatype" or "aboutEach" or "aboutEachPrefix" or "bagID" || local == also;

    private bool Is(string local, string space, string name) => ReferenceEquals(space, _rdf) && local == name;

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

    private RdfSyntaxException Error(string message) => new(message, Math.Max(_place.LineNumber, 1), Math.Max(_place.LinePosition, 1));

    private static RdfSyntaxException Error(string message, in XmlAttribute attribute) => new(message, attribute.Line, attribute.Column);

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
