using System.Buffers;

namespace CivicCoding.Graph.Sparql.Syntax;

/// <summary>Cuts SPARQL text into the terminals of section 19.8, the longest match first.</summary>
internal sealed class SparqlLexer(SparqlText text)
{
    /// <summary>What ends an IRI, and what it must not hold.</summary>
    private static readonly SearchValues<byte> s_iriEnds = SearchValues.Create([.. Enumerable.Range(0, 0x21).Select(i => (byte)i), .. "<>\"{}|^`\\"u8]);

    private int _position;

    public SparqlText Text { get; } = text;

    /// <summary>Begins again at a place, for a second reading of a part.</summary>
    public void MoveTo(int position) => _position = position;

    public SparqlToken Next()
    {
        ReadOnlySpan<byte> s = Text.Utf8;
        _position = SkipSpace(s, _position);
        int start = _position;
        if (start == s.Length)
        {
            return new SparqlToken(SparqlTokenKind.End, start, start);
        }

        byte c = s[start];
        SparqlTokenKind kind = c switch
        {
            (byte)'<' => LessOrIri(s),
            (byte)'?' or (byte)'$' => Variable(s),
            (byte)'"' or (byte)'\'' => String(s),
            (byte)'@' => LanguageTag(s),
            (byte)'_' when start + 1 < s.Length && s[start + 1] == ':' => BlankNodeLabel(s),
            (>= (byte)'0' and <= (byte)'9') => Number(s),
            (byte)'.' when start + 1 < s.Length && SparqlCharacters.IsDigit(s[start + 1]) => Number(s),
            _ => Punctuation(s, c),
        };
        return new SparqlToken(kind, start, _position);
    }

    /// <summary>The next byte that is neither space nor comment, without taking anything; 0 at the end.</summary>
    private static int SkipSpace(ReadOnlySpan<byte> s, int position)
    {
        while (position < s.Length)
        {
            byte c = s[position];
            if (c == '#')
            {
                int end = s[position..].IndexOfAny((byte)'\n', (byte)'\r');
                position = end < 0 ? s.Length : position + end;
            }
            else if (c is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
            {
                position++;
            }
            else
            {
                break;
            }
        }

        return position;
    }

    private SparqlTokenKind Take(int bytes, SparqlTokenKind kind)
    {
        _position += bytes;
        return kind;
    }

    private SparqlTokenKind Punctuation(ReadOnlySpan<byte> s, byte c)
    {
        byte next = _position + 1 < s.Length ? s[_position + 1] : (byte)0;
        switch (c)
        {
            case (byte)'{': return Take(1, SparqlTokenKind.OpenBrace);
            case (byte)'}': return Take(1, SparqlTokenKind.CloseBrace);
            case (byte)'(': return EmptyPair(s, (byte)')', SparqlTokenKind.Nil, SparqlTokenKind.OpenParenthesis);
            case (byte)')': return Take(1, SparqlTokenKind.CloseParenthesis);
            case (byte)'[': return EmptyPair(s, (byte)']', SparqlTokenKind.Anonymous, SparqlTokenKind.OpenBracket);
            case (byte)']': return Take(1, SparqlTokenKind.CloseBracket);
            case (byte)'.': return Take(1, SparqlTokenKind.Dot);
            case (byte)';': return Take(1, SparqlTokenKind.Semicolon);
            case (byte)',': return Take(1, SparqlTokenKind.Comma);
            case (byte)'/': return Take(1, SparqlTokenKind.Slash);
            case (byte)'*': return Take(1, SparqlTokenKind.Star);
            case (byte)'+': return Take(1, SparqlTokenKind.Plus);
            case (byte)'-': return Take(1, SparqlTokenKind.Minus);
            case (byte)'=': return Take(1, SparqlTokenKind.Equal);
            case (byte)'|': return Longest(next == '|', SparqlTokenKind.Or, SparqlTokenKind.Pipe);
            case (byte)'^': return Longest(next == '^', SparqlTokenKind.DatatypeMark, SparqlTokenKind.Caret);
            case (byte)'!': return Longest(next == '=', SparqlTokenKind.NotEqual, SparqlTokenKind.Bang);
            case (byte)'>': return Longest(next == '=', SparqlTokenKind.GreaterOrEqual, SparqlTokenKind.Greater);
            case (byte)'&' when next == '&': return Take(2, SparqlTokenKind.And);
            default: return Name(s);
        }
    }

    private SparqlTokenKind Longest(bool two, SparqlTokenKind pair, SparqlTokenKind single) => two ? Take(2, pair) : Take(1, single);

    private SparqlTokenKind EmptyPair(ReadOnlySpan<byte> s, byte close, SparqlTokenKind pair, SparqlTokenKind open)
    {
        int next = SkipSpace(s, _position + 1);
        return next < s.Length && s[next] == close ? Take(next + 1 - _position, pair) : Take(1, open);
    }

    private SparqlTokenKind LessOrIri(ReadOnlySpan<byte> s)
    {
        int length = s[(_position + 1)..].IndexOfAny(s_iriEnds);
        if (length >= 0 && s[_position + 1 + length] == '>')
        {
            return Take(length + 2, SparqlTokenKind.Iri);
        }

        return _position + 1 < s.Length && s[_position + 1] == '=' ? Take(2, SparqlTokenKind.LessOrEqual) : Take(1, SparqlTokenKind.Less);
    }

    private SparqlTokenKind Variable(ReadOnlySpan<byte> s)
    {
        int end = _position + 1;
        int c = SparqlCharacters.At(s, end, out int length);
        if (!SparqlCharacters.IsNameStart(c) && !SparqlCharacters.IsDigit(c))
        {
            return s[_position] == '?' ? Take(1, SparqlTokenKind.QuestionMark) : throw Unexpected(_position);
        }

        while (SparqlCharacters.IsVariablePart(c))
        {
            end += length;
            c = SparqlCharacters.At(s, end, out length);
        }

        return Take(end - _position, SparqlTokenKind.Variable);
    }

    private SparqlTokenKind BlankNodeLabel(ReadOnlySpan<byte> s)
    {
        int end = _position + 2;
        int c = SparqlCharacters.At(s, end, out int length);
        if (!SparqlCharacters.IsNameStart(c) && !SparqlCharacters.IsDigit(c))
        {
            throw Text.Error("Expected a blank node label after _:", end);
        }

        int last = end;
        while (c == '.' || SparqlCharacters.IsNamePart(c))
        {
            end += length;
            last = c == '.' ? last : end;
            c = SparqlCharacters.At(s, end, out length);
        }

        return Take(last - _position, SparqlTokenKind.BlankNodeLabel);
    }

    private SparqlTokenKind LanguageTag(ReadOnlySpan<byte> s)
    {
        int end = _position + 1;
        bool first = true;
        while (true)
        {
            int start = end;
            while (end < s.Length && (SparqlCharacters.IsNameBase(s[end]) || (!first && SparqlCharacters.IsDigit(s[end]))))
            {
                end++;
            }

            if (end == start)
            {
                throw Text.Error("Expected a language tag of letters, such as @en or @de-AT", end);
            }

            if (end == s.Length || s[end] != '-')
            {
                return Take(end - _position, SparqlTokenKind.LanguageTag);
            }

            end++;
            first = false;
        }
    }

    private SparqlTokenKind Number(ReadOnlySpan<byte> s)
    {
        int end = Digits(s, _position);
        SparqlTokenKind kind = SparqlTokenKind.Integer;
        int fraction = end < s.Length && s[end] == '.' ? Digits(s, end + 1) : end;
        bool hasFraction = fraction > end + 1;
        int exponent = Exponent(s, fraction);
        if (exponent > fraction)
        {
            return Take(exponent - _position, SparqlTokenKind.Double);
        }

        if (hasFraction)
        {
            end = fraction;
            kind = SparqlTokenKind.Decimal;
        }
        else if (Exponent(s, end) is var plain && plain > end)
        {
            end = plain;
            kind = SparqlTokenKind.Double;
        }

        return Take(end - _position, kind);
    }

    private static int Digits(ReadOnlySpan<byte> s, int position)
    {
        while (position < s.Length && SparqlCharacters.IsDigit(s[position]))
        {
            position++;
        }

        return position;
    }

    private static int Exponent(ReadOnlySpan<byte> s, int position)
    {
        if (position >= s.Length || s[position] is not ((byte)'e' or (byte)'E'))
        {
            return position;
        }

        int digits = position + 1;
        if (digits < s.Length && s[digits] is (byte)'+' or (byte)'-')
        {
            digits++;
        }

        int end = Digits(s, digits);
        return end > digits ? end : position;
    }

    private SparqlTokenKind String(ReadOnlySpan<byte> s)
    {
        byte quote = s[_position];
        bool isLong = _position + 2 < s.Length && s[_position + 1] == quote && s[_position + 2] == quote;
        int i = _position + (isLong ? 3 : 1);
        while (i < s.Length)
        {
            byte c = s[i];
            if (c == '\\')
            {
                if (i + 1 >= s.Length || s[i + 1] is not ((byte)'t' or (byte)'b' or (byte)'n' or (byte)'r' or (byte)'f' or (byte)'\\' or (byte)'"' or (byte)'\''))
                {
                    throw Text.Error("Expected one of \\t \\b \\n \\r \\f \\\\ \\\" \\' in a string", i);
                }

                i += 2;
            }
            else if (c == quote && (!isLong || (i + 2 < s.Length && s[i + 1] == quote && s[i + 2] == quote)))
            {
                return Take(i + (isLong ? 3 : 1) - _position, SparqlTokenKind.String);
            }
            else if (!isLong && (c is (byte)'\n' or (byte)'\r'))
            {
                throw Text.Error("A string in single quotation marks ends on its line; use three marks for several lines", i);
            }
            else
            {
                i++;
            }
        }

        throw Text.Error("This string has no closing quotation mark", _position);
    }

    /// <summary>A keyword or a prefixed name (PNAME_NS or PNAME_LN).</summary>
    private SparqlTokenKind Name(ReadOnlySpan<byte> s)
    {
        int end = _position;
        int c = SparqlCharacters.At(s, end, out int length);
        if (SparqlCharacters.IsNameBase(c))
        {
            bool dotLast = false;
            while (c == '.' || SparqlCharacters.IsNamePart(c))
            {
                dotLast = c == '.';
                end += length;
                c = SparqlCharacters.At(s, end, out length);
            }

            if (c != ':' || dotLast)
            {
                return Word(s);
            }
        }

        return c == ':' ? Take(LocalEnd(s, end + 1) - _position, SparqlTokenKind.PrefixedName) : throw Unexpected(_position);
    }

    private SparqlTokenKind Word(ReadOnlySpan<byte> s)
    {
        int end = _position;
        while (end < s.Length && (s[end] == '_' || (s[end] < 0x80 && (SparqlCharacters.IsNameBase(s[end]) || SparqlCharacters.IsDigit(s[end])))))
        {
            end++;
        }

        return end > _position ? Take(end - _position, SparqlTokenKind.Word) : throw Unexpected(_position);
    }

    /// <summary>The end of PN_LOCAL, which may be empty and does not end in a dot.</summary>
    private int LocalEnd(ReadOnlySpan<byte> s, int start)
    {
        int end = start;
        int last = start;
        while (end < s.Length)
        {
            int c = SparqlCharacters.At(s, end, out int length);
            if (c == '%')
            {
                if (end + 2 >= s.Length || !SparqlCharacters.IsHexDigit(s[end + 1]) || !SparqlCharacters.IsHexDigit(s[end + 2]))
                {
                    throw Text.Error("Expected two hexadecimal digits after % in a prefixed name", end);
                }

                length = 3;
            }
            else if (c == '\\')
            {
                if (end + 1 >= s.Length || !SparqlCharacters.IsLocalEscape(s[end + 1]))
                {
                    throw Text.Error("This character cannot be escaped in a prefixed name", end);
                }

                length = 2;
            }
            else if (c is not (':' or '.') && !(end == start ? SparqlCharacters.IsNameStart(c) || SparqlCharacters.IsDigit(c) : SparqlCharacters.IsNamePart(c)))
            {
                break;
            }
            else if (c == '.' && end == start)
            {
                break;
            }

            end += length;
            last = c == '.' ? last : end;
        }

        return last;
    }

    private SparqlSyntaxException Unexpected(int position)
    {
        int c = SparqlCharacters.At(Text.Utf8, position, out int length);
        string shown = c < 0x20 ? $"U+{c:X4}" : Text.Slice(position, position + length);
        return Text.Error($"The character {shown} has no meaning here", position);
    }
}
