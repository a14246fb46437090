using System.IO.Hashing;
using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax.Xml;

namespace CivicCoding.Graph.Syntax;

/// <content>Attributes, names and identifiers (RDF 1.1 XML Syntax, sections 6.1 and 7.2).</content>
internal sealed partial class RdfXmlParser
{
    private const int MaxCachedNames = 10_000;

    private readonly ByteScratch _scratch = new();
    private readonly PrefixTable _languages = new();
    private readonly HashSet<UInt128> _identifiers = [];
    private int _languageCount;
    private byte[] _lastTag = [];
    private byte[] _lastLanguage = [];
    private readonly long _seed = Random.Shared.NextInt64();

    /// <summary>Takes the attributes of the start tag here that RDF/XML has to do with; xml:base and xml:lang change the scope.</summary>
    private void ReadAttributes(ref XmlScope scope)
    {
        _attributeCount = 0;
        foreach (ref readonly XmlAttribute attribute in _reader.Attributes)
        {
            QualifiedName name = attribute.Name;
            switch (name.Space!.Kind)
            {
                case XmlNamespaceKind.Xml when name.Local.SequenceEqual("lang"u8):
                    scope = scope with { Language = Language(attribute) };
                    break;
                case XmlNamespaceKind.Xml when name.Local.SequenceEqual("base"u8):
                    scope = scope with { Base = NewBase(scope, attribute) };
                    break;
                case XmlNamespaceKind.Xml:
                    break;
                case XmlNamespaceKind.Unqualified when name.Role == RdfXmlRole.None:
                    if (name.Local.Length < 3 || !Ascii.EqualsIgnoreCase(name.Local[..3], "xml"u8))
                    {
                        Complain($"The attribute '{Display(name.Local)}' has no namespace.", attribute);
                    }

                    break;
                default:
                    Keep(attribute);
                    break;
            }
        }
    }

    private void Keep(in XmlAttribute attribute)
    {
        if (attribute.Name.Role is RdfXmlRole.AboutEach or RdfXmlRole.AboutEachPrefix or RdfXmlRole.BagId)
        {
            throw Error($"rdf:{Display(attribute.Name.Local)} is no longer part of RDF/XML.", attribute);
        }

        if (_attributeCount == _attributes.Length)
        {
            Array.Resize(ref _attributes, _attributeCount * 2);
        }

        _attributes[_attributeCount++] = attribute;
    }

    private IriResolver? NewBase(XmlScope scope, in XmlAttribute attribute)
    {
        int mark = _arena.Top;
        TermRef iri = Resolve(scope, attribute);
        IriResolver? made = iri.IsLeftOut ? scope.Base : new IriResolver(_arena[iri]);
        _arena.Top = mark;
        return made;
    }

    private byte[] Language(in XmlAttribute attribute)
    {
        ReadOnlySpan<byte> tag = _reader.ValueOf(attribute);
        if (tag.SequenceEqual(_lastTag))
        {
            return _lastLanguage;
        }

        if (_languages.Find(tag) is { } known)
        {
            (_lastTag, _lastLanguage) = (known, known);
            return known;
        }

        if (!tag.IsEmpty && !LanguageTag.IsWellFormed(tag))
        {
            Complain("The language tag is not well-formed: subtags of one to eight letters or digits, such as de or en-GB.", attribute);
            _scratch.Reset();
            return LenientRepair.TryLanguage(tag, _scratch, out ReadOnlySpan<byte> repaired) ? repaired.ToArray() : [];
        }

        byte[] bytes = tag.ToArray();
        if (_languageCount < MaxCachedNames)
        {
            _languageCount++;
            _languages.Set(tag, bytes);
        }

        return bytes;
    }

    /// <summary>The IRI of an element or attribute name: its namespace and its local part in a row.</summary>
    private TermRef ElementName(QualifiedName name)
    {
        byte[] iri = name.Iri ??= MakeIri(name);
        if (iri.Length == 0)
        {
            Complain($"The namespace '{Display(name.Space!.Name)}' is not an absolute IRI.", null);
            return TermRef.LeftOut;
        }

        int start = _arena.Top;
        _arena.Append(iri);
        return new TermRef(TermKind.Iri, start, iri.Length);
    }

    /// <summary>Nothing where they make no absolute IRI.</summary>
    private byte[] MakeIri(QualifiedName name)
    {
        byte[] space = name.Space!.Name;
        if (space.Length == 0)
        {
            throw Error($"The element '{Display(name.Local)}' has no namespace.");
        }

        byte[] iri = [.. space, .. name.Local];
        _reader.Keep(iri.Length);
        return IriResolver.IsValidAbsolute(iri) ? iri : [];
    }

    /// <summary>The membership property of a number (section 7.4).</summary>
    private TermRef Member(int number)
    {
        int start = _arena.Top;
        _arena.Append(RdfNamespace);
        Span<byte> room = _arena.Ask(12);
        room[0] = (byte)'_';
        System.Buffers.Text.Utf8Formatter.TryFormat(number, room[1..], out int digits);
        _arena.Top += digits + 1;
        return new TermRef(TermKind.Iri, start, _arena.Top - start);
    }

    /// <summary>The IRI that an attribute's value refers to.</summary>
    private TermRef Resolve(XmlScope scope, in XmlAttribute attribute)
    {
        int start = _arena.Top;
        AppendText(_reader.ValueOf(attribute));
        return Resolve(start, scope, attribute);
    }

    /// <summary>The IRI for the reference at the top of the arena, in its place.</summary>
    private TermRef Resolve(int start, XmlScope scope, in XmlAttribute attribute)
    {
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
        ReadOnlySpan<byte> name = _reader.ValueOf(attribute);
        if (!Utf8XmlReader.IsName(name))
        {
            throw Error("The value of rdf:ID is not an XML name without colon.", attribute);
        }

        int start = _arena.Top;
        AppendText("#"u8);
        AppendText(name);
        TermRef iri = Resolve(start, scope, attribute);
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
            Complain($"The rdf:ID '{Display(name)}' stands twice in the document.", attribute);
        }

        return iri;
    }

    private TermRef NamedBlank(in XmlAttribute attribute)
    {
        ReadOnlySpan<byte> label = _reader.ValueOf(attribute);
        if (!Utf8XmlReader.IsName(label))
        {
            throw Error("The value of rdf:nodeID is not an XML name without colon.", attribute);
        }

        int start = _arena.Top;
        CheckFits(start, label.Length + 1);
        _arena.Top += BlankLabel.Name(label, _arena.Ask(label.Length + 1));
        return new TermRef(TermKind.BlankNode, start, _arena.Top - start);
    }

    private TermRef MakeBlank()
    {
        int start = _arena.Top;
        _arena.Ask(BlankLabel.MadeMaxBytes);
        _arena.Top += BlankLabel.MadeMaxBytes;
        return Remake(new TermRef(TermKind.BlankNode, start, 0));
    }

    private TermRef Remake(TermRef room) => room with { Length = BlankLabel.Make(_made++, _arena.Slot(room.Start, BlankLabel.MadeMaxBytes)) };

    private void AppendText(ReadOnlySpan<byte> text) => AppendText(_arena.Top, text);

    /// <summary>Appends to the term that begins at a place of the arena.</summary>
    private void AppendText(int start, ReadOnlySpan<byte> text)
    {
        CheckFits(start, text.Length);
        _arena.Append(text);
    }

    private void CheckFits(int start, int more)
    {
        if (!_arena.Fits(start, more))
        {
            throw Error($"A term is longer than the limit of {_options.MaxTermBytes} bytes.");
        }
    }
}
