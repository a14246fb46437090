using System.Buffers;
using System.Text;

namespace CivicCoding.Graph.Syntax.Xml;

/// <content>The XML declaration, comments and processing instructions (XML 1.0, sections 2.5, 2.6, 2.8 and 4.3.3).</content>
internal sealed partial class Utf8XmlReader
{
    private static readonly SearchValues<byte> Unusual = SearchValues.Create([.. Illegal, (byte)'\r']);
    private static readonly SearchValues<byte> EncodingCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-"u8);

    private void Begin()
    {
        _begun = true;
        _start = _at;
        if (Starts("<?xml"u8) && (_end > _at + 5 || More()) && IsBlank(_bytes[_at + 5]))
        {
            XmlDeclaration();
        }

        if (_input.Refusal is { } refusal)
        {
            throw Error(_start, refusal);
        }
    }

    private void XmlDeclaration()
    {
        _at += 5;
        PassBlanks();
        Expect("version"u8, "In the XML declaration version=\"1.0\" was expected.");
        int place = PseudoAttribute(out ReadOnlySpan<byte> value);
        if (!value.StartsWith("1."u8) || value.Length < 3 || value[2..].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            throw Error(place, "The version of XML was expected to be 1.0.");
        }

        bool blank = PassBlanks();
        if (blank && Starts("encoding"u8))
        {
            _at += 8;
            place = PseudoAttribute(out value);
            bool name = !value.IsEmpty && NameCharacters.IsAsciiLetter(value[0]) && !value.ContainsAnyExcept(EncodingCharacters);
            if (!name || _input.Refusal is not null)
            {
                throw Error(place, name ? _input.Refusal! : "The name of an encoding, such as UTF-8, was expected.");
            }

            blank = PassBlanks();
        }

        if (blank && Starts("standalone"u8))
        {
            _at += 10;
            place = PseudoAttribute(out value);
            if (!value.SequenceEqual("yes"u8) && !value.SequenceEqual("no"u8))
            {
                throw Error(place, "standalone is \"yes\" or \"no\".");
            }

            PassBlanks();
        }

        Expect("?>"u8, "In the XML declaration version, encoding, standalone in this order and then ?> were expected.");
    }

    /// <summary>Reads = and a value in quotation marks, and returns where the value starts.</summary>
    private int PseudoAttribute(out ReadOnlySpan<byte> value)
    {
        PassBlanks();
        Expect("="u8, "= was expected.");
        PassBlanks();
        byte quote = Quote();
        int length = 0;
        for (; Peek() != quote; _at++)
        {
            if (Peek() is 0 or (byte)'<' or (byte)'>' || ++length > 100)
            {
                throw Error(_at, "The closing quotation mark was expected.");
            }
        }

        value = _bytes.AsSpan(_at - length, length);
        return _at++ - length;
    }

    private bool TryComment()
    {
        ReadOnlySpan<byte> bytes = _bytes.AsSpan(0, _end);
        int start = _start + 4;
        int length = bytes[start..].IndexOf("--"u8);
        int at = start + length + 2;
        if (length < 0 || at == bytes.Length)
        {
            return false;
        }

        if (bytes[at] != (byte)'>')
        {
            throw Error(at - 2, "-- may not stand in a comment: --> was expected.");
        }

        _at = at + 1;
        ShowNormalized(start, length);
        return true;
    }

    private bool TryInstruction()
    {
        ReadOnlySpan<byte> bytes = _bytes.AsSpan(0, _end);
        int at = _start + 2;
        int length = bytes[at..].IndexOf("?>"u8);
        if (length < 0)
        {
            return false;
        }

        int end = at + length;
        int nameEnd = at;
        TryName(bytes, ref nameEnd, _elements, null, out QualifiedName? name);
        nameEnd = Math.Min(nameEnd, end);
        if (name!.Qualified.AsSpan().Contains((byte)':'))
        {
            throw Error(at, "The target of a processing instruction holds no colon.");
        }

        if (name.Qualified.Length == 3 && Ascii.EqualsIgnoreCase(name.Qualified, "xml"u8))
        {
            throw Error(_start, "The XML declaration stands at the very start of the document, and <?xml is the start of nothing else.");
        }

        int start = PassBlanks(bytes, nameEnd);
        if (start == nameEnd && start < end)
        {
            throw Error(start, "After the target of a processing instruction a blank or ?> was expected.");
        }

        Name = name;
        _at = end + 2;
        ShowNormalized(start, end - start);
        return true;
    }

    /// <summary>Checks the characters of a comment or processing instruction, and makes its line ends line feeds.</summary>
    private void ShowNormalized(int start, int length)
    {
        (_value, _valueStart, _valueLength) = (_bytes, start, length);
        ReadOnlySpan<byte> text = _bytes.AsSpan(start, length);
        bool returns = false;
        int found;
        for (int at = 0; (found = text[at..].IndexOfAny(Unusual)) >= 0; at++)
        {
            at += found;
            CheckCharacter(start + at);
            returns |= text[at] == (byte)'\r';
        }

        if (!returns || _inputs.Count > 0)
        {
            return;
        }

        _valuesLength = 0;
        while ((found = text.IndexOf((byte)'\r')) >= 0)
        {
            Keep(text[..found]);
            Keep("\n"u8);
            text = text[(found + 1)..];
            text = text.StartsWith("\n"u8) ? text[1..] : text;
        }

        Keep(text);
        (_value, _valueStart, _valueLength) = (_values, 0, _valuesLength);
    }

    /// <summary>The byte here, 0 at the end.</summary>
    private byte Peek() => _at < _end || More() ? _bytes[_at] : (byte)0;

    private bool PassBlanks()
    {
        bool any = false;
        while (IsBlank(Peek()))
        {
            _at++;
            any = true;
        }

        return any;
    }

    private void NeedBlanks()
    {
        if (!PassBlanks())
        {
            throw Error(_at, "A blank was expected.");
        }
    }

    private byte Quote()
    {
        byte quote = Peek();
        if (quote is not ((byte)'"' or (byte)'\''))
        {
            throw Error(_at, "A value in quotation marks was expected.");
        }

        _at++;
        return quote;
    }

    private bool Take(byte b)
    {
        if (Peek() != b)
        {
            return false;
        }

        _at++;
        return true;
    }

    private bool Take(ReadOnlySpan<byte> text)
    {
        if (!Starts(text))
        {
            return false;
        }

        _at += text.Length;
        return true;
    }

    private void Expect(ReadOnlySpan<byte> text, string message)
    {
        if (!Take(text))
        {
            throw Error(_at, message);
        }
    }
}
