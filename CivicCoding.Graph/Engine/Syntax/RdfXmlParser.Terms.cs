using System.IO.Hashing;
using System.Text;
using System.Xml;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax;

/// <content>Attributes, names and identifiers (RDF 1.1 XML Syntax, sections 6.1 and 7.2).</content>
internal sealed partial class RdfXmlParser
{
    private const int MaxCachedNames = 10_000;

    private readonly ByteScratch _scratch = new();
    private readonly Dictionary<ElementKey, byte[]> _names = [];
    private readonly Dictionary<string, byte[]> _languages = [];
    private readonly HashSet<UInt128> _identifiers = [];
    private string? _lastTag;
    private byte[] _lastLanguage = [];
    private readonly long _seed = Random.Shared.NextInt64();

    /// <summary>Two names of the reader's name table, compared by reference.</summary>
    private readonly record struct ElementKey(string Space, string Local)
    {
        public bool Equals(ElementKey other) => ReferenceEquals(Space, other.Space) && ReferenceEquals(Local, other.Local);

        // An object's own hash is a call into the runtime; names of one document differ in these few characters.
        public override int GetHashCode() => Local.Length == 0 ? Space.Length : (((((Space.Length * 31) + Local.Length) * 31) + Local[0]) * 31) + (Local[Local.Length >> 1] * 31) + Local[^1];
    }

    /// <summary>Adds the attributes of the element here to the list, and returns where they start; xml:base and xml:lang change the scope.</summary>
    private int ReadAttributes(ref XmlScope scope, bool declarations)
    {
        int mark = _attributes.Count;
        if (!_reader.MoveToFirstAttribute())
        {
            return mark;
        }

        do
        {
            string space = _reader.NamespaceURI;
            string local = _reader.LocalName;
            if (ReferenceEquals(space, _xmlns))
            {
                if (declarations)
                {
                    _sink.Prefix(Encoding.UTF8.GetBytes(_reader.Prefix.Length == 0 ? "" : local), Encoding.UTF8.GetBytes(_reader.Value));
                }
            }
            else if (ReferenceEquals(space, _xml))
            {
                scope = local switch
                {
                    "base" => scope with { Base = NewBase(scope) },
                    "lang" => scope with { Language = Language(_reader.Value) },
                    _ => scope,
                };
            }
            else if (space.Length > 0 || !local.StartsWith("xml", StringComparison.OrdinalIgnoreCase))
            {
                AddAttribute(space, local);
            }
        }
        while (_reader.MoveToNextAttribute());

        _reader.MoveToElement();
        return mark;
    }

    private void AddAttribute(string space, string local)
    {
        bool rdf = ReferenceEquals(space, _rdf) || (space.Length == 0 && local is "about" or "ID" or "resource" or "parseType" or "type");
        var attribute = new XmlAttribute(rdf ? _rdf : space, local, _reader.Value, rdf, _place.LineNumber, _place.LinePosition);
        if (space.Length == 0 && !rdf)
        {
            Complain($"The attribute '{local}' has no namespace.", attribute);
            return;
        }

        if (rdf && local is "aboutEach" or "aboutEachPrefix" or "bagID")
        {
            throw Error($"rdf:{local} is no longer part of RDF/XML.", attribute);
        }

        _attributes.Add(attribute);
    }

    private IriResolver? NewBase(XmlScope scope)
    {
        int mark = _arena.Top;
        TermRef iri = Resolve(_reader.Value, scope, new XmlAttribute(_xml, "base", _reader.Value, false, _place.LineNumber, _place.LinePosition));
        IriResolver? made = iri.IsLeftOut ? scope.Base : new IriResolver(_arena[iri]);
        _arena.Top = mark;
        return made;
    }

    private byte[] Language(string tag)
    {
        if (tag == _lastTag)
        {
            return _lastLanguage;
        }

        if (_languages.TryGetValue(tag, out byte[]? known))
        {
            (_lastTag, _lastLanguage) = (tag, known);
            return known;
        }

        byte[] bytes = Encoding.UTF8.GetBytes(tag);
        if (bytes.Length > 0 && !LanguageTag.IsWellFormed(bytes))
        {
            Complain("The language tag is not well-formed: subtags of one to eight letters or digits, such as de or en-GB.", null);
            _scratch.Reset();
            return LenientRepair.TryLanguage(bytes, _scratch, out ReadOnlySpan<byte> repaired) ? repaired.ToArray() : [];
        }

        if (_languages.Count < MaxCachedNames)
        {
            _languages[tag] = bytes;
        }

        return bytes;
    }

    /// <summary>The IRI of an element or attribute name: its namespace and its local part in a row.</summary>
    private TermRef ElementName(string space, string local)
    {
        var key = new ElementKey(space, local);
        if (!_names.TryGetValue(key, out byte[]? iri))
        {
            iri = Encoding.UTF8.GetBytes(space + local);
            if (space.Length == 0)
            {
                throw Error($"The element '{local}' has no namespace.");
            }

            if (!IriResolver.IsValidAbsolute(iri))
            {
                Complain($"The namespace '{space}' is not an absolute IRI.", null);
                return TermRef.LeftOut;
            }

            if (_names.Count >= MaxCachedNames)
            {
                _names.Clear();
            }

            _names[key] = iri;
        }

        int start = _arena.Top;
        _arena.Append(iri);
        return new TermRef(TermKind.Iri, start, iri.Length);
    }

    private TermRef Resolve(string reference, XmlScope scope, in XmlAttribute attribute)
    {
        int start = _arena.Top;
        AppendText(reference);
        if (IriResolver.IndexOfForbidden(_arena.From(start)) >= 0)
        {
            Complain("An IRI must not hold blanks, control characters or any of < > \" { } | ^ ` \\.", attribute);
            _scratch.Reset();
            bool repaired = LenientRepair.TryIri(_arena.From(start), _scratch, out ReadOnlySpan<byte> iri);
            _arena.Top = start;
            if (!repaired)
            {
                return TermRef.LeftOut;
            }

            _arena.Append(iri);
        }

        if (!IriResolver.IsAbsolute(_arena.From(start)))
        {
            if (scope.Base is null)
            {
                Complain("The IRI is relative and there is no base: add xml:base, or give the document's address as the base.", attribute);
                return TermRef.LeftOut;
            }

            int length = _arena.Top - start;
            _scratch.Reset();
            _arena.From(start).CopyTo(_scratch.Ask(length));
            ReadOnlySpan<byte> relative = _scratch.Keep(length);
            _arena.Top = start;
            CheckFits(start, scope.Base.MaxLength(length));
            _arena.Top += scope.Base.Resolve(relative, _arena.Ask(scope.Base.MaxLength(length)));
        }

        return new TermRef(TermKind.Iri, start, _arena.Top - start);
    }

    /// <summary>The IRI of an rdf:ID, which stands once in a document for one base (section 7.2.34).</summary>
    private TermRef Identifier(in XmlAttribute attribute, XmlScope scope)
    {
        if (!IsName(attribute.Value))
        {
            throw Error("The value of rdf:ID is not an XML name without colon.", attribute);
        }

        TermRef iri = Resolve("#" + attribute.Value, scope, attribute);
        if (iri.IsLeftOut)
        {
            return iri;
        }

        if (_identifiers.Count >= _options.MaxIdentifiers)
        {
            throw Error($"The document has more than {_options.MaxIdentifiers} rdf:IDs.", attribute);
        }

        if (!_identifiers.Add(XxHash128.HashToUInt128(_arena[iri], _seed)))
        {
            Complain($"The rdf:ID '{attribute.Value}' stands twice in the document.", attribute);
        }

        return iri;
    }

    private TermRef NamedBlank(in XmlAttribute attribute)
    {
        if (!IsName(attribute.Value))
        {
            throw Error("The value of rdf:nodeID is not an XML name without colon.", attribute);
        }

        int start = _arena.Top;
        byte[] label = Encoding.UTF8.GetBytes(attribute.Value);
        _arena.Top += BlankLabel.Name(label, _arena.Ask(label.Length + 1));
        return new TermRef(TermKind.BlankNode, start, _arena.Top - start);
    }

    private static bool IsName(string text)
    {
        if (text.Length == 0 || !XmlConvert.IsStartNCNameChar(text[0]))
        {
            return false;
        }

        foreach (char c in text)
        {
            if (!XmlConvert.IsNCNameChar(c))
            {
                return false;
            }
        }

        return true;
    }

    private TermRef MakeBlank()
    {
        int start = _arena.Top;
        _arena.Ask(BlankLabel.MadeMaxBytes);
        _arena.Top += BlankLabel.MadeMaxBytes;
        return Remake(new TermRef(TermKind.BlankNode, start, 0));
    }

    private TermRef Remake(TermRef room) => room with { Length = BlankLabel.Make(_made++, _arena.Slot(room.Start, BlankLabel.MadeMaxBytes)) };

    private void AppendText(string text)
    {
        CheckFits(_arena.Top, text.Length);
        Span<byte> room = _arena.Ask(text.Length * 3);
        _arena.Top += Encoding.UTF8.GetBytes(text, room);
    }

    private void CheckFits(int start, int more)
    {
        if (!_arena.Fits(start, more))
        {
            throw Error($"A term is longer than the limit of {_options.MaxTermBytes} bytes.");
        }
    }
}
