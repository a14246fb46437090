using System.Buffers;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax;

/// <content>Objects and literals (RDF 1.1 Turtle, sections 2.5 and 6.4).</content>
internal sealed partial class TurtleParser
{
    private static readonly SearchValues<byte> ShortDouble = SearchValues.Create("\"\\\n\r"u8);
    private static readonly SearchValues<byte> ShortSingle = SearchValues.Create("'\\\n\r"u8);

    private static ReadOnlySpan<byte> XsdString => "http://www.w3.org/2001/XMLSchema#string"u8;

    private static ReadOnlySpan<byte> XsdInteger => "http://www.w3.org/2001/XMLSchema#integer"u8;

    private static ReadOnlySpan<byte> XsdDecimal => "http://www.w3.org/2001/XMLSchema#decimal"u8;

    private static ReadOnlySpan<byte> XsdDouble => "http://www.w3.org/2001/XMLSchema#double"u8;

    private static ReadOnlySpan<byte> XsdBoolean => "http://www.w3.org/2001/XMLSchema#boolean"u8;

    private void Object(TermRef subject, TermRef predicate)
    {
        int c = Peek();
        switch (c)
        {
            case '"' or '\'':
                Text(subject, predicate, (byte)c);
                return;
            case '<':
                EmitTerm(subject, predicate, Iri());
                return;
            case '_':
                EmitTerm(subject, predicate, Blank());
                return;
            case '[':
                _window.Position++;
                TermRef node = MakeBlank();
                EmitTerm(subject, predicate, node);
                if (Peek() == ']')
                {
                    _window.Position++;
                    return;
                }

                Properties(node);
                return;
            case '(':
                EmitTerm(subject, predicate, Collection());
                return;
            case (>= '0' and <= '9') or '+' or '-' or '.':
                Number(subject, predicate);
                return;
            case 't' or 'f' when Boolean(subject, predicate):
                return;
            default:
                EmitTerm(subject, predicate, IriOrName("Expected an object: an IRI, a prefixed name, a literal, a blank node, '[' or '('."));
                return;
        }
    }

    private void EmitTerm(TermRef subject, TermRef predicate, TermRef @object)
    {
        if (!@object.IsLeftOut)
        {
            Emit(subject, predicate, _arena.Show(@object));
        }
    }

    private bool Boolean(TermRef subject, TermRef predicate)
    {
        ReadOnlySpan<byte> word = Word(out bool colon);
        if (colon || !(word.SequenceEqual("true"u8) || word.SequenceEqual("false"u8)))
        {
            return false;
        }

        Emit(subject, predicate, new TermSpan(TermKind.Literal, word, XsdBoolean));
        _window.Position += word.Length;
        return true;
    }

    private void Number(TermRef subject, TermRef predicate)
    {
        while (true)
        {
            ReadOnlySpan<byte> rest = _window.Rest;
            int end = ScanNumber(rest, out ReadOnlySpan<byte> datatype, out bool reachedEnd);
            if (reachedEnd && _window.More(_window.Position))
            {
                continue;
            }

            if (end == 0)
            {
                throw Error("Expected a number.");
            }

            Emit(subject, predicate, new TermSpan(TermKind.Literal, _window.Rest[..end], datatype));
            _window.Position += end;
            return;
        }
    }

    /// <summary>INTEGER, DECIMAL or DOUBLE at the start; a dot that no digit or exponent follows ends the statement.</summary>
    internal static int ScanNumber(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> datatype, out bool reachedEnd)
    {
        int i = text[0] is (byte)'+' or (byte)'-' ? 1 : 0;
        int start = i;
        i = Digits(text, i);
        bool digits = i > start;
        datatype = XsdInteger;
        int end = digits ? i : 0;
        if (i < text.Length && text[i] == (byte)'.')
        {
            int fraction = Digits(text, i + 1);
            bool more = fraction > i + 1;
            reachedEnd = fraction == text.Length;
            if (more)
            {
                datatype = XsdDecimal;
                digits = true;
                end = i = fraction;
            }
            else if (digits && fraction < text.Length && text[fraction] is (byte)'e' or (byte)'E')
            {
                i = fraction;
            }
            else
            {
                return end;
            }
        }

        reachedEnd = i == text.Length;
        if (digits && i < text.Length && text[i] is (byte)'e' or (byte)'E')
        {
            int exponent = i + 1;
            exponent += exponent < text.Length && text[exponent] is (byte)'+' or (byte)'-' ? 1 : 0;
            int exponentEnd = Digits(text, exponent);
            reachedEnd = exponentEnd == text.Length;
            if (exponentEnd > exponent)
            {
                datatype = XsdDouble;
                return exponentEnd;
            }
        }

        return end;
    }

    private static int Digits(ReadOnlySpan<byte> text, int i)
    {
        while (i < text.Length && NameCharacters.IsDigit(text[i]))
        {
            i++;
        }

        return i;
    }

    private void Text(TermRef subject, TermRef predicate, byte quote)
    {
        int start = _arena.Top;
        Ensure(3);
        ReadOnlySpan<byte> rest = _window.Rest;
        if (rest.Length >= 3 && rest[1] == quote && rest[2] == quote)
        {
            (long Line, long Column) opened = _window.Pass(_window.Position);
            _window.Position += 3;
            LongText(quote, opened);
        }
        else
        {
            int end = rest[1..].IndexOfAny(quote == (byte)'"' ? ShortDouble : ShortSingle);
            if (end >= 0 && rest[end + 1] == quote)
            {
                _arena.Append(rest.Slice(1, end));
                _window.Position += end + 2;
            }
            else
            {
                (long Line, long Column) opened = _window.Pass(_window.Position);
                _window.Position++;
                ShortText(quote, opened);
            }
        }

        Suffix(subject, predicate, start, _arena.Top - start);
    }

    /// <summary>The language tag or datatype, if any, after the lexical form in the arena.</summary>
    private void Suffix(TermRef subject, TermRef predicate, int start, int length)
    {
        int c = Peek();
        var text = new TermRef(TermKind.Literal, start, length);
        if (c == '@')
        {
            ReadOnlySpan<byte> tag = Language(out int taken);
            Emit(subject, predicate, new TermSpan(TermKind.Literal, _arena[text], default, tag));
            _window.Position += taken;
            return;
        }

        if (c != '^')
        {
            Emit(subject, predicate, _arena.Show(text));
            return;
        }

        if (!StartsWith("^^"u8))
        {
            throw Error("Expected '^^' and a datatype.");
        }

        _window.Position += 2;
        TermRef datatype = IriOrName("Expected the datatype: an IRI or a prefixed name.");
        if (datatype.IsLeftOut)
        {
            return;
        }

        ReadOnlySpan<byte> iri = _arena[datatype];
        Emit(subject, predicate, new TermSpan(TermKind.Literal, _arena[text], iri.SequenceEqual(XsdString) ? default : iri));
    }

    /// <summary>LANGTAG from its @; empty where a lenient read drops the tag.</summary>
    private ReadOnlySpan<byte> Language(out int taken)
    {
        while (true)
        {
            int length = LanguageTag.Scan(_window.Rest[1..]);
            if (length + 1 == _window.Rest.Length && _window.More(_window.Position))
            {
                continue;
            }

            taken = length + 1;
            ReadOnlySpan<byte> rest = _window.Rest;
            ReadOnlySpan<byte> tag = rest[1..taken];
            if (LanguageTag.IsWellFormed(tag) && !(taken < rest.Length && rest[taken] == (byte)'_'))
            {
                return tag;
            }

            RdfSyntaxException error = Error("The language tag is not well-formed: subtags of one to eight letters or digits, such as @de or @en-GB.", 1);
            if (_lenient is null)
            {
                throw error;
            }

            _lenient.Add(error);
            while (taken < rest.Length && (rest[taken] == (byte)'_' || LanguageTag.Scan(rest[taken..]) > 0))
            {
                taken++;
            }

            _scratch.Reset();
            return LenientRepair.TryLanguage(rest[1..taken], _scratch, out ReadOnlySpan<byte> repaired) ? repaired : default;
        }
    }

    private void ShortText(byte quote, (long Line, long Column) opened)
    {
        SearchValues<byte> stops = quote == (byte)'"' ? ShortDouble : ShortSingle;
        int start = _arena.Top;
        while (true)
        {
            int stop = Chunk(start, _window.Rest.IndexOfAny(stops), opened);
            if (stop < 0)
            {
                continue;
            }

            if (stop == '\\')
            {
                Escape();
                continue;
            }

            if (stop != quote)
            {
                throw Error("A line end must not stand in a short string: use three quotes, or \\n.");
            }

            _window.Position++;
            return;
        }
    }

    private void LongText(byte quote, (long Line, long Column) opened)
    {
        int start = _arena.Top;
        while (true)
        {
            int stop = Chunk(start, _window.Rest.IndexOfAny(quote, (byte)'\\'), opened);
            if (stop < 0)
            {
                continue;
            }

            if (stop == '\\')
            {
                Escape();
                continue;
            }

            Ensure(3);
            ReadOnlySpan<byte> rest = _window.Rest;
            if (rest.Length >= 3 && rest[1] == quote && rest[2] == quote)
            {
                _window.Position += 3;
                return;
            }

            _arena.Append([quote]);
            _window.Position++;
        }
    }

    /// <summary>Takes what stands before <paramref name="next"/>, or all of the window where that is negative, and then reads on.</summary>
    /// <returns>The byte at the new position, -1 where the window was renewed.</returns>
    private int Chunk(int start, int next, (long Line, long Column) opened)
    {
        ReadOnlySpan<byte> plain = next < 0 ? _window.Rest : _window.Rest[..next];
        CheckFits(start, plain.Length);
        _arena.Append(plain);
        if (next >= 0)
        {
            _window.Position += next;
            return _window.Buffer[_window.Position];
        }

        _window.Position = _window.End;
        return _window.More(_window.Position) ? -1 : throw new RdfSyntaxException("The string that starts here is not closed before the document ends.", opened.Line, opened.Column);
    }

    private void Escape()
    {
        Ensure(10);
        int length = Escapes.DecodeOne(_window.Rest, _arena.Ask(4), inString: true, out int written);
        if (length == 0)
        {
            throw Error("The escape is none of \\t \\b \\n \\r \\f \\\" \\' \\\\ \\uXXXX \\UXXXXXXXX.");
        }

        _arena.Top += written;
        _window.Position += length;
    }
}
