using System.Buffers;

namespace CivicCoding.Graph.Syntax.Xml;

/// <content>Tags and attributes (XML 1.0, section 3.1). A method named Try gives false where the part goes on behind what has been read of the document, and is called again when more is there.</content>
internal sealed partial class Utf8XmlReader
{
    /// <summary>ASCII but letters, digits and . - _ : which names are made of.</summary>
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create([.. Enumerable.Range(0, 128).Select(c => (byte)c).Where(b => !(NameCharacters.IsAsciiNameCharacter(b) || b is (byte)'.' or (byte)':'))]);
    private static readonly SearchValues<byte> QuotedEnds = SearchValues.Create([.. Illegal, .. "\"<&\t\n\r"u8]);
    private static readonly SearchValues<byte> ApostrophedEnds = SearchValues.Create([.. Illegal, .. "'<&\t\n\r"u8]);

    /// <summary>The most attributes of a tag, and the most namespaces that it declares.</summary>
    private const int MaxAttributes = 1 << 17;

    private XmlAttribute[] _attributes = new XmlAttribute[8];
    private XmlAttribute[] _declarations = new XmlAttribute[4];
    private int _attributeCount;
    private int _declarationCount;
    private byte[] _values = new byte[256];
    private int _valuesLength;
    private long _tag;
    private QualifiedName? _last;

    /// <summary>The attributes of the start tag here, but those that declare namespaces.</summary>
    public ReadOnlySpan<XmlAttribute> Attributes => _attributes.AsSpan(0, _attributeCount);

    /// <summary>The attributes of the start tag here that declare namespaces.</summary>
    public ReadOnlySpan<XmlAttribute> Declarations => _declarations.AsSpan(0, _declarationCount);

    public ReadOnlySpan<byte> ValueOf(in XmlAttribute attribute) => (attribute.Copied ? _values : _bytes).AsSpan(attribute.Start, attribute.Length);

    private bool TryStartTag()
    {
        ReadOnlySpan<byte> bytes = _bytes.AsSpan(0, _end);
        int at = _start + 1;
        if (_depth == 0 && _rootSeen)
        {
            throw Error(at, "A document has one root element: after it only comments and processing instructions may follow.");
        }

        if (_keptBytes > MaxKeptBytes && _defaults is null)
        {
            Forget();
        }

        if (!TryName(bytes, ref at, _elements, _last?.Following, out QualifiedName? name))
        {
            return false;
        }

        if (!TryAttributes(bytes, ref at, name.FirstAttribute))
        {
            return false;
        }

        IsEmpty = bytes[at] == (byte)'/';
        if (IsEmpty && ++at == bytes.Length)
        {
            return false;
        }

        if (bytes[at] != (byte)'>')
        {
            throw Error(at, "After / in a tag > was expected.");
        }

        _at = at + 1;
        Open(name);
        return true;
    }

    private bool TryAttributes(ReadOnlySpan<byte> bytes, ref int at, QualifiedName? guess)
    {
        _tag++;
        _attributeCount = 0;
        _declarationCount = 0;
        _valuesLength = 0;
        while (true)
        {
            int before = at;
            at = PassBlanks(bytes, at);
            if (at == bytes.Length)
            {
                return false;
            }

            if (bytes[at] is (byte)'>' or (byte)'/')
            {
                return true;
            }

            if (at == before)
            {
                throw Error(at, "In a start tag a blank, > or /> was expected.");
            }

            if (!TryAttribute(bytes, ref at, guess))
            {
                return false;
            }

            guess = null;
        }
    }

    private bool TryAttribute(ReadOnlySpan<byte> bytes, ref int at, QualifiedName? guess)
    {
        int place = at;
        if (!TryName(bytes, ref at, _attributeNames, guess, out QualifiedName? name))
        {
            return false;
        }

        at = PassBlanks(bytes, at);
        if (at == bytes.Length)
        {
            return false;
        }

        if (bytes[at] != (byte)'=')
        {
            throw Error(at, $"After the attribute name {Display(name.Qualified)} = was expected.");
        }

        at = PassBlanks(bytes, at + 1);
        if (at == bytes.Length)
        {
            return false;
        }

        byte quote = bytes[at];
        if (quote is not ((byte)'"' or (byte)'\''))
        {
            throw Error(at, $"The value of the attribute {Display(name.Qualified)} was expected in quotation marks.");
        }

        if (name.Stamp == _tag)
        {
            throw Error(place, $"The attribute {Display(name.Qualified)} stands twice in the tag.");
        }

        name.Stamp = _tag;
        int start = ++at;
        int length = bytes[at..].IndexOfAny(quote == (byte)'"' ? QuotedEnds : ApostrophedEnds);
        if (length < 0)
        {
            return false;
        }

        at += length;
        if (bytes[at] == quote)
        {
            at++;
            Add(new XmlAttribute(name, place, start, length, false));
            return true;
        }

        at = start;
        int copied = _valuesLength;
        if (!TryValue(bytes, ref at, quote))
        {
            return false;
        }

        Add(new XmlAttribute(name, place, copied, _valuesLength - copied, true));
        return true;
    }

    private void Add(in XmlAttribute attribute)
    {
        ref XmlAttribute[] list = ref attribute.Name.IsDeclaration ? ref _declarations : ref _attributes;
        ref int count = ref attribute.Name.IsDeclaration ? ref _declarationCount : ref _attributeCount;
        if (count == list.Length)
        {
            if (count >= MaxAttributes)
            {
                throw Error(attribute.Place, $"A tag has more than {MaxAttributes} attributes.");
            }

            Array.Resize(ref list, count * 2);
        }

        list[count++] = attribute;
    }

    /// <summary>Appends a value up to its closing quotation mark, which is passed over, with blanks made spaces and references replaced (XML 1.0, section 3.3.3).</summary>
    private bool TryValue(ReadOnlySpan<byte> bytes, ref int at, byte quote)
    {
        while (true)
        {
            int plain = bytes[at..].IndexOfAny(quote == (byte)'"' ? QuotedEnds : ApostrophedEnds);
            if (plain < 0)
            {
                return false;
            }

            Keep(bytes.Slice(at, plain));
            at += plain;
            byte b = bytes[at];
            switch (b)
            {
                case (byte)'<':
                    throw Error(at, "< may not stand in an attribute value: write &lt; instead, or close the quotation mark.");
                case (byte)'&':
                    if (!TryReference(bytes, ref at))
                    {
                        return false;
                    }

                    break;
                case (byte)'\r' when _inputs.Count == 0 && at + 1 == bytes.Length:
                    return false;
                case (byte)'\r' when _inputs.Count == 0 && bytes[at + 1] == (byte)'\n':
                    at++;
                    break;
                case (byte)'\r' or (byte)'\n' or (byte)'\t':
                    Keep(" "u8);
                    at++;
                    break;
                default:
                    if (b == quote)
                    {
                        at++;
                        return true;
                    }

                    CheckCharacter(at);
                    Keep(bytes.Slice(at, 3));
                    at += 3;
                    break;
            }
        }
    }

    private bool TryEndTag()
    {
        if (_depth == 0 || (_inputs.Count > 0 && _depth == _inputs[^1].Depth))
        {
            throw Error(_start + 2, "There is no element here that could end.");
        }

        ReadOnlySpan<byte> bytes = _bytes.AsSpan(0, _end);
        OpenElement open = _open[_depth - 1];
        byte[] name = open.Name.Qualified;
        int at = _start + 2 + name.Length;
        if (at >= bytes.Length)
        {
            return name.AsSpan().StartsWith(bytes[(_start + 2)..]) || bytes[(_start + 2)..].StartsWith(name) ? false : throw Mismatch(name);
        }

        if (!bytes[(_start + 2)..].StartsWith(name))
        {
            throw Mismatch(name);
        }

        if (bytes[at] != (byte)'>')
        {
            if (!IsBlank(bytes[at]))
            {
                throw Mismatch(name);
            }

            at = PassBlanks(bytes, at);
            if (at == bytes.Length)
            {
                return false;
            }

            if (bytes[at] != (byte)'>')
            {
                throw Error(at, "In an end tag > was expected.");
            }
        }

        _at = at + 1;
        _depth--;
        Unbind(open.Bindings);
        return true;
    }

    private RdfSyntaxException Mismatch(byte[] name) => Error(_start + 2, $"The end tag </{Display(name)}> was expected.");

    private static int PassBlanks(ReadOnlySpan<byte> bytes, int at)
    {
        while ((uint)at < (uint)bytes.Length && IsBlank(bytes[at]))
        {
            at++;
        }

        return at;
    }

    private void Keep(ReadOnlySpan<byte> value)
    {
        if (_values.Length - _valuesLength < value.Length)
        {
            Array.Resize(ref _values, Math.Max(_values.Length * 2, _valuesLength + value.Length));
        }

        value.CopyTo(_values.AsSpan(_valuesLength));
        _valuesLength += value.Length;
    }
}
