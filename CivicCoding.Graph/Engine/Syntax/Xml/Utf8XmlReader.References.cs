using System.Text;

namespace CivicCoding.Graph.Syntax.Xml;

/// <content>Character and entity references (XML 1.0, sections 4.1 to 4.6).</content>
internal sealed partial class Utf8XmlReader
{
    /// <summary>What entities may add to a document: this, and so many times the bytes read of it.</summary>
    private const long MaxEntityBytes = 1_000_000;
    private const int MaxEntityRatio = 10;

    /// <summary>The deepest nesting of entities in entities.</summary>
    private const int MaxEntityDepth = 64;

    private readonly List<XmlInput> _inputs = [];
    private readonly ByteTable<XmlEntity> _entities = new();
    private readonly byte[] _character = new byte[4];
    private long _expanded;

    /// <summary>A reference in text: true where a character stands for it, false where an entity's replacement text is read next.</summary>
    private bool Reference()
    {
        int at = _at;
        int length;
        while ((length = ReferenceLength(_bytes.AsSpan(0, _end), at)) == 0)
        {
            Refill("a reference");
            at = _at;
        }

        ReadOnlySpan<byte> name = _bytes.AsSpan(at + 1, length - 2);
        int written = Character(name, at);
        if (written > 0)
        {
            _at = at + length;
            (_value, _valueStart, _valueLength) = (_character, 0, written);
            return true;
        }

        XmlEntity entity = Entity(name, at);
        _at = at + length;
        Enter(entity, _start);
        return false;
    }

    private void Enter(XmlEntity entity, int reference)
    {
        Count(entity, reference, _inputs.Count);
        entity.IsOpen = true;
        _inputs.Add(new XmlInput(entity, _bytes, reference, _at, _end, _depth));
        (_bytes, _start, _at, _end) = (entity.Text!, 0, 0, entity.Text!.Length);
    }

    private void LeaveEntity()
    {
        XmlInput input = _inputs[^1];
        if (_inCData || _depth != input.Depth)
        {
            throw Error(0, "What an entity begins it must end: its replacement text leaves an element or a CDATA section open.");
        }

        _inputs.RemoveAt(_inputs.Count - 1);
        input.Entity.IsOpen = false;
        (_bytes, _start, _at, _end) = (input.Bytes, input.At, input.At, input.End);
    }

    /// <summary>A reference in an attribute value: its replacement is kept with the value.</summary>
    private bool TryReference(ReadOnlySpan<byte> bytes, ref int at)
    {
        int length = ReferenceLength(bytes, at);
        if (length == 0)
        {
            return false;
        }

        ReadOnlySpan<byte> name = bytes.Slice(at + 1, length - 2);
        int written = Character(name, at);
        if (written > 0)
        {
            Keep(_character.AsSpan(0, written));
        }
        else
        {
            KeepEntity(Entity(name, at), at, 0);
        }

        at += length;
        return true;
    }

    private void KeepEntity(XmlEntity entity, int reference, int depth)
    {
        Count(entity, reference, depth);
        entity.IsOpen = true;
        ReadOnlySpan<byte> text = entity.Text;
        while (true)
        {
            int plain = text.IndexOfAny("<&\t\n\r"u8);
            Keep(plain < 0 ? text : text[..plain]);
            if (plain < 0)
            {
                break;
            }

            text = text[plain..];
            int length = 1;
            if (text[0] == (byte)'<')
            {
                throw Error(reference, "An entity whose replacement text holds < may not stand in an attribute value.");
            }

            if (text[0] == (byte)'&')
            {
                length = ReferenceLength(text, 0, reference);
                ReadOnlySpan<byte> name = text[1..(length - 1)];
                int written = Character(name, reference);
                if (written > 0)
                {
                    Keep(_character.AsSpan(0, written));
                }
                else
                {
                    KeepEntity(Entity(name, reference), reference, depth + 1);
                }
            }
            else
            {
                Keep(" "u8);
            }

            text = text[length..];
        }

        entity.IsOpen = false;
    }

    /// <summary>Counts what an entity adds, and refuses what would grow without end (XML 1.0, section 4.1, No Recursion).</summary>
    private void Count(XmlEntity entity, int reference, int depth)
    {
        if (entity.IsOpen)
        {
            throw Error(reference, "The entity refers to itself.");
        }

        if (depth >= MaxEntityDepth)
        {
            throw Error(reference, $"Entities are nested deeper than the limit of {MaxEntityDepth}.");
        }

        _expanded += entity.Text!.Length + 1;
        if (_expanded > MaxEntityBytes + (MaxEntityRatio * _read))
        {
            throw Error(reference, "The entities of the document make it many times longer than it is: more than the limit.");
        }
    }

    /// <summary>The length of the reference from &amp; to its semicolon; 0 where more of the document is needed to tell.</summary>
    private int ReferenceLength(ReadOnlySpan<byte> bytes, int at, int reference = -1)
    {
        bool whole = reference >= 0;
        reference = whole ? reference : at;
        ReadOnlySpan<byte> text = bytes[(at + 1)..];
        bool numeric = text.StartsWith("#"u8);
        int length = text[(numeric ? 1 : 0)..].IndexOfAny(NameEnds);
        if (length < 0 && !whole)
        {
            return 0;
        }

        length += numeric ? 1 : 0;
        if (length <= 0 || text[length] != (byte)';')
        {
            throw Error(reference, "& begins a reference such as &amp; or &#233; and a semicolon was expected at its end: write &amp; for the character.");
        }

        return length + 2;
    }

    /// <summary>Writes the character that a numeric reference or one of the five names stands for, and returns its length; 0 where it is another name.</summary>
    private int Character(ReadOnlySpan<byte> name, int reference)
    {
        if (name[0] == (byte)'#')
        {
            bool hex = name.Length > 1 && name[1] == (byte)'x';
            return Numeric(name[(hex ? 2 : 1)..], hex ? 16 : 10, reference);
        }

        _character[0] = name switch
        {
            _ when name.SequenceEqual("amp"u8) => (byte)'&',
            _ when name.SequenceEqual("lt"u8) => (byte)'<',
            _ when name.SequenceEqual("gt"u8) => (byte)'>',
            _ when name.SequenceEqual("quot"u8) => (byte)'"',
            _ when name.SequenceEqual("apos"u8) => (byte)'\'',
            _ => 0,
        };
        return _character[0] == 0 ? 0 : 1;
    }

    private int Numeric(ReadOnlySpan<byte> digits, int radix, int reference)
    {
        long value = digits.IsEmpty ? -1 : 0;
        foreach (byte b in digits)
        {
            int digit = NameCharacters.IsHex(b) ? NameCharacters.HexValue(b) : 16;
            value = digit >= radix || value < 0 ? -1 : Math.Min((value * radix) + digit, 0x110000);
        }

        if (value < 0)
        {
            throw Error(reference, "A character reference is &#, decimal digits and a semicolon, or &#x, hexadecimal digits and a semicolon.");
        }

        bool character = value is 9 or 10 or 13 or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or (>= 0x10000 and <= 0x10FFFF);
        return character ? new Rune((int)value).EncodeToUtf8(_character) : throw Error(reference, $"XML cannot hold the character U+{value:X4}.");
    }

    private XmlEntity Entity(ReadOnlySpan<byte> name, int reference)
    {
        if (_entities.Find(name) is not { } entity)
        {
            throw Error(reference, $"The entity &{Display(name)}; is not declared in the document{(_hasExternalSubset ? ", and its external document type is never fetched" : "")}: declare it as <!ENTITY {Display(name)} \"...\"> in the document type.");
        }

        return entity.Text is null ? throw Error(reference, $"The entity &{Display(name)}; is external and never fetched: put its text into the document.") : entity;
    }
}
