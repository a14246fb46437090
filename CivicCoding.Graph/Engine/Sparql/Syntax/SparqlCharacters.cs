using System.Text;

namespace CivicCoding.Graph.Sparql.Syntax;

/// <summary>The character classes of the SPARQL 1.1 grammar (productions 164 to 173) over UTF-8.</summary>
internal static class SparqlCharacters
{
    /// <summary>PN_CHARS_BASE.</summary>
    public static bool IsNameBase(int c) => c < 0x80
        ? c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z')
        : c is (>= 0xC0 and <= 0xD6) or (>= 0xD8 and <= 0xF6) or (>= 0xF8 and <= 0x2FF) or (>= 0x370 and <= 0x37D) or (>= 0x37F and <= 0x1FFF)
            or (>= 0x200C and <= 0x200D) or (>= 0x2070 and <= 0x218F) or (>= 0x2C00 and <= 0x2FEF) or (>= 0x3001 and <= 0xD7FF)
            or (>= 0xF900 and <= 0xFDCF) or (>= 0xFDF0 and <= 0xFFFD) or (>= 0x10000 and <= 0xEFFFF);

    /// <summary>PN_CHARS_U.</summary>
    public static bool IsNameStart(int c) => c == '_' || IsNameBase(c);

    /// <summary>VARNAME after its first character.</summary>
    public static bool IsVariablePart(int c) => IsNameStart(c) || IsDigit(c) || c is 0xB7 or (>= 0x300 and <= 0x36F) or (>= 0x203F and <= 0x2040);

    /// <summary>PN_CHARS.</summary>
    public static bool IsNamePart(int c) => c == '-' || IsVariablePart(c);

    public static bool IsDigit(int c) => c is >= '0' and <= '9';

    public static bool IsHexDigit(int c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    /// <summary>The characters that a backslash may escape in a local name (PN_LOCAL_ESC).</summary>
    public static bool IsLocalEscape(int c) => c is '_' or '~' or '.' or '-' or '!' or '$' or '&' or '\'' or '(' or ')' or '*' or '+' or ',' or ';' or '=' or '/' or '?' or '#' or '@' or '%';

    /// <summary>The code point at a place and its length in bytes; -1 at the end.</summary>
    public static int At(ReadOnlySpan<byte> text, int position, out int length)
    {
        if (position >= text.Length)
        {
            length = 0;
            return -1;
        }

        byte first = text[position];
        if (first < 0x80)
        {
            length = 1;
            return first;
        }

        Rune.DecodeFromUtf8(text[position..], out Rune rune, out length);
        return rune.Value;
    }
}
