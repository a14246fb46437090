using System.Buffers;
using System.Text;

namespace CivicCoding.Graph.Syntax.Xml;

/// <summary>Pulls the parts of an XML document (XML 1.0, fifth edition; Namespaces in XML 1.0) out of UTF-8 as spans, and refuses what is not well-formed. Spans are good until the next part is asked for. What stands outside the document is never fetched.</summary>
internal sealed partial class Utf8XmlReader
{
    private static readonly SearchValues<byte> TextEnds = SearchValues.Create([.. Illegal, (byte)'<', (byte)'&', (byte)']', (byte)'\r']);
    private static readonly SearchValues<byte> CDataEnds = SearchValues.Create([.. Illegal, (byte)']', (byte)'\r']);

    private readonly Utf8Window _window;
    private readonly XmlByteStream _input;
    private readonly int _maxNames;
    private readonly int _maxDepth;

    /// <summary>The document's window, or the replacement text of an entity, that is read from; <see cref="_start"/> is where the part begins that is read now.</summary>
    private byte[] _bytes;
    private int _start;
    private int _at;
    private int _end;

    private byte[] _value = [];
    private int _valueStart;
    private int _valueLength;

    private OpenElement[] _open = new OpenElement[32];
    private int _depth;
    private XmlToken _token;
    private long _read;
    private bool _begun;
    private bool _rootSeen;
    private bool _doctypeSeen;
    private bool _inCData;

    public Utf8XmlReader(Stream input, int maxTokenBytes, int maxNames, int maxDepth, CancellationToken cancellation)
    {
        _input = new XmlByteStream(input, cancellation);
        _window = new Utf8Window(_input, maxTokenBytes, cancellation);
        _maxNames = maxNames;
        _maxDepth = maxDepth;
        _bytes = _window.Buffer;
        _at = _start = _window.Position;
        _end = _window.End;
        _read = _end;
        _default = new XmlPrefix([], _none);
        _xmlns = new XmlPrefix("xmlns"u8.ToArray(), _xmlnsSpace);
        _prefixes.Add(_default.Name, _default);
        _prefixes.Add("xml"u8.ToArray(), new XmlPrefix("xml"u8.ToArray(), _xml));
        _prefixes.Add(_xmlns.Name, _xmlns);
        foreach (XmlNamespace known in new[] { _none, _xml, _xmlnsSpace, _rdf })
        {
            _namespaces.Add(known.Name, known);
        }
    }

    /// <summary>The bytes that a character of XML's Char never is, and 0xEF, which U+FFFE and U+FFFF begin with. Carriage returns are told apart by what is around them.</summary>
    private static ReadOnlySpan<byte> Illegal => [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 0xEF];

    /// <summary>The name of the start tag here, or the target of the processing instruction.</summary>
    public QualifiedName Name { get; private set; } = null!;

    /// <summary>True where the start tag is the whole element.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>The text here or a part of it, a comment or what a processing instruction says.</summary>
    public ReadOnlySpan<byte> Value => _value.AsSpan(_valueStart, _valueLength);

    /// <summary>Moves on to the next part.</summary>
    public XmlToken Next() => _token = Read();

    private XmlToken Read()
    {
        if (!_begun)
        {
            Begin();
        }

        while (true)
        {
            _start = _at;
            if (_at == _end)
            {
                if (More())
                {
                    continue;
                }

                if (_inputs.Count == 0)
                {
                    return Finish();
                }

                LeaveEntity();
                continue;
            }

            byte b = _bytes[_at];
            if (_inCData)
            {
                if (CData())
                {
                    return XmlToken.Text;
                }
            }
            else if (b == (byte)'<')
            {
                if (Markup() is { } token)
                {
                    return token;
                }
            }
            else if (_depth == 0)
            {
                Outside(b);
            }
            else if (b == (byte)'&' ? Reference() : Text())
            {
                return XmlToken.Text;
            }
        }
    }

    /// <summary>Nothing where it is markup that says nothing by itself: the document type, the start of a CDATA section.</summary>
    private XmlToken? Markup()
    {
        if (_at + 1 == _end && !More())
        {
            throw Unfinished("a tag");
        }

        switch (_bytes[_at + 1])
        {
            case (byte)'/':
                while (!TryEndTag())
                {
                    Refill("an end tag");
                }

                return XmlToken.EndTag;
            case (byte)'?':
                while (!TryInstruction())
                {
                    Refill("a processing instruction");
                }

                return XmlToken.Instruction;
            case (byte)'!':
                return Declaration();
            default:
                while (!TryStartTag())
                {
                    Refill("a start tag");
                }

                return XmlToken.StartTag;
        }
    }

    private XmlToken? Declaration()
    {
        if (Starts("<!--"u8))
        {
            while (!TryComment())
            {
                Refill("a comment");
            }

            return XmlToken.Comment;
        }

        if (_depth > 0 && Starts("<![CDATA["u8))
        {
            _at += 9;
            _inCData = true;
            return null;
        }

        if (_depth > 0 || _rootSeen || !Starts("<!DOCTYPE"u8))
        {
            throw Error(_start, _depth > 0 ? "After <! a comment (<!--) or a CDATA section (<![CDATA[) was expected." : "After <! a comment (<!--) or, before the root element, one document type (<!DOCTYPE) was expected.");
        }

        if (_doctypeSeen)
        {
            throw Error(_start, "A document has one document type declaration.");
        }

        _doctypeSeen = true;
        DocumentType();
        return null;
    }

    /// <summary>Blanks may stand outside the root element, and no text.</summary>
    private void Outside(byte b)
    {
        if (!IsBlank(b))
        {
            throw Error(_at, _rootSeen ? "After the root element only comments and processing instructions may follow." : "A document starts with the tag of its root element: < was expected.");
        }

        while (_at < _end && IsBlank(_bytes[_at]))
        {
            _at++;
        }
    }

    private XmlToken Finish()
    {
        if (_inCData)
        {
            throw Unfinished("a CDATA section");
        }

        if (_depth > 0)
        {
            throw Error(_at, $"The document ends here, but </{Display(_open[_depth - 1].Name.Qualified)}> was expected.");
        }

        return _rootSeen ? XmlToken.End : throw Error(_at, "The document has no root element.");
    }

    /// <summary>A piece of text up to the next markup or reference; false where there is none after all.</summary>
    private bool Text()
    {
        while (true)
        {
            int found = _bytes.AsSpan(_at, _end - _at).IndexOfAny(TextEnds);
            _at = found < 0 ? _end : _at + found;
            if (found < 0 || _bytes[_at] is (byte)'<' or (byte)'&' || !PassOver(inText: true))
            {
                return Piece();
            }
        }
    }

    /// <summary>A piece of a CDATA section; false where its end came first.</summary>
    private bool CData()
    {
        while (true)
        {
            int found = _bytes.AsSpan(_at, _end - _at).IndexOfAny(CDataEnds);
            _at = found < 0 ? _end : _at + found;
            if (found < 0 || !PassOver(inText: false))
            {
                return Piece();
            }
        }
    }

    /// <summary>Passes over what stopped the search where it is text; false where the piece ends before it. A carriage return becomes a line feed (XML 1.0, section 2.11).</summary>
    private bool PassOver(bool inText)
    {
        byte b = _bytes[_at];
        if (b == (byte)'\r' && _inputs.Count == 0)
        {
            return LineEnd();
        }

        if (b == (byte)']')
        {
            return Brackets(inText);
        }

        if (b != (byte)'\r')
        {
            CheckCharacter(_at);
            _at += b == 0xEF ? 2 : 0;
        }

        _at++;
        return true;
    }

    private bool LineEnd()
    {
        bool known = _at + 1 < _end || (_at == _start && More());
        bool pair = known && _bytes[_at + 1] == (byte)'\n';
        if (_at > _start && (pair || !known))
        {
            return false;
        }

        if (pair)
        {
            _start++;
        }
        else
        {
            // One line end for another: lines and columns stay what they are.
            _bytes[_at] = (byte)'\n';
        }

        _at++;
        return true;
    }

    private bool Brackets(bool inText)
    {
        if (_end - _at < 3)
        {
            if (_at > _start)
            {
                return false;
            }

            while (_end - _at < 3 && More())
            {
            }
        }

        if (!_bytes.AsSpan(_at, _end - _at).StartsWith("]]>"u8))
        {
            _at++;
            return true;
        }

        if (inText)
        {
            throw Error(_at, "]]> may not stand in text: write ]]&gt; instead.");
        }

        if (_at == _start)
        {
            _inCData = false;
            _start = _at += 3;
        }

        return false;
    }

    private bool Piece()
    {
        (_value, _valueStart, _valueLength) = (_bytes, _start, _at - _start);
        return _valueLength > 0;
    }

    /// <summary>Reads more of the document; false at its end and at the end of an entity's replacement text.</summary>
    private bool More()
    {
        if (_inputs.Count > 0)
        {
            return false;
        }

        _window.Position = _at;
        bool more = _window.More(_start);
        int gone = _at - _window.Position;
        _start -= gone;
        _at -= gone;
        _bytes = _window.Buffer;
        _read += _window.End + gone - _end;
        _end = _window.End;
        return more;
    }

    private void Refill(string what)
    {
        if (!More())
        {
            throw Unfinished(what);
        }
    }

    private bool Starts(ReadOnlySpan<byte> text)
    {
        while (_end - _at < text.Length && text.StartsWith(_bytes.AsSpan(_at, _end - _at)) && More())
        {
        }

        return _bytes.AsSpan(_at, _end - _at).StartsWith(text);
    }

    private static bool IsBlank(byte b) => b is (byte)' ' or (byte)'\n' or (byte)'\t' or (byte)'\r';

    /// <summary>Refuses a byte that begins no character of XML (XML 1.0, section 2.2).</summary>
    private void CheckCharacter(int offset)
    {
        byte b = _bytes[offset];
        if (b < 0x20 && !IsBlank(b))
        {
            throw Error(offset, $"XML cannot hold the control character U+{b:X4}.");
        }

        if (b == 0xEF && _bytes[offset + 1] == 0xBF && _bytes[offset + 2] >= 0xBE)
        {
            throw Error(offset, _input.Decoding is { } encoding
                ? $"The bytes are not valid {encoding}, or stand for U+FFFE or U+FFFF, which XML cannot hold."
                : $"XML cannot hold the character U+FF{_bytes[offset + 2] + 0x40:X2}.");
        }
    }

    private static string Display(ReadOnlySpan<byte> name) => Encoding.UTF8.GetString(name.Length > 200 ? name[..200] : name);

    private RdfSyntaxException Unfinished(string what) => Error(_end, _inputs.Count > 0 ? $"The entity ends inside {what}." : $"The document ends inside {what}.");

    /// <summary>An error at the name of the tag that the reader stands on, or at the start of another part.</summary>
    public RdfSyntaxException Error(string message) => Error(_start + (_token switch { XmlToken.StartTag => 1, XmlToken.EndTag => 2, _ => 0 }), message);

    public RdfSyntaxException Error(string message, in XmlAttribute attribute) => Error(attribute.Place, message);

    /// <summary>An error at a place of the document; in an entity's replacement text, at the reference to it.</summary>
    private RdfSyntaxException Error(int offset, string message) => _window.Error(message, _inputs.Count > 0 ? _inputs[0].Start : offset);
}
