using System.Buffers;
using System.Text;

namespace CivicCoding.Graph.Syntax;

/// <summary>The character classes of names that Turtle, TriG, N-Triples, N-Quads and SPARQL share (RDF 1.1 Turtle, section 6.5).</summary>
internal static class NameCharacters
{
    private const byte BaseClass = 1;
    private const byte UnderscoreClass = 2;
    private const byte RestClass = 4;
    private const byte DigitClass = 8;
    private const byte HexClass = 16;
    private const byte LetterClass = 32;

    private static readonly byte[] Classes = BuildClasses();

    /// <summary>What may follow a backslash in PN_LOCAL_ESC.</summary>
    private static readonly SearchValues<byte> LocalEscapes = SearchValues.Create("_~.-!$&'()*+,;=/?#@%"u8);

    /// <summary>PN_CHARS for ASCII: letters, digits, underscore and hyphen.</summary>
    public static bool IsAsciiNameCharacter(byte b) => (Classes[b] & (BaseClass | UnderscoreClass | RestClass)) != 0;

    public static bool IsDigit(byte b) => (uint)(b - '0') <= 9;

    public static bool IsHex(byte b) => (Classes[b] & HexClass) != 0;

    public static bool IsAsciiLetter(byte b) => (Classes[b] & LetterClass) != 0;

    public static bool IsLocalEscape(byte b) => LocalEscapes.Contains(b);

    /// <summary>The length in bytes of the PN_CHARS_BASE at the start, 0 where there is none.</summary>
    public static int BaseLength(ReadOnlySpan<byte> text) => Length(text, BaseClass, rest: false);

    /// <summary>The length in bytes of the PN_CHARS_U at the start, 0 where there is none.</summary>
    public static int UnderscoreOrBaseLength(ReadOnlySpan<byte> text) => Length(text, BaseClass | UnderscoreClass, rest: false);

    /// <summary>The length in bytes of the PN_CHARS at the start, 0 where there is none.</summary>
    public static int NameLength(ReadOnlySpan<byte> text) => Length(text, BaseClass | UnderscoreClass | RestClass, rest: true);

    /// <summary>The length in bytes of the PN_CHARS_U or digit at the start, 0 where there is none.</summary>
    public static int UnderscoreBaseOrDigitLength(ReadOnlySpan<byte> text) => Length(text, BaseClass | UnderscoreClass | DigitClass, rest: false);

    /// <summary>The value of a hexadecimal digit.</summary>
    public static int HexValue(byte b) => b <= '9' ? b - '0' : (b | 0x20) - 'a' + 10;

    private static int Length(ReadOnlySpan<byte> text, int classes, bool rest)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        byte first = text[0];
        if (first < 0x80)
        {
            return (Classes[first] & classes) != 0 ? 1 : 0;
        }

        return Rune.DecodeFromUtf8(text, out Rune rune, out int length) == OperationStatus.Done && IsWide(rune.Value, rest) ? length : 0;
    }

    private static bool IsWide(int c, bool rest) =>
        c is (>= 0xC0 and <= 0xD6) or (>= 0xD8 and <= 0xF6) or (>= 0xF8 and <= 0x2FF) or (>= 0x370 and <= 0x37D) or (>= 0x37F and <= 0x1FFF)
            or 0x200C or 0x200D or (>= 0x2070 and <= 0x218F) or (>= 0x2C00 and <= 0x2FEF) or (>= 0x3001 and <= 0xD7FF)
            or (>= 0xF900 and <= 0xFDCF) or (>= 0xFDF0 and <= 0xFFFD) or (>= 0x10000 and <= 0xEFFFF)
        || (rest && c is 0xB7 or (>= 0x300 and <= 0x36F) or 0x203F or 0x2040);

    private static byte[] BuildClasses()
    {
        byte[] classes = new byte[256];
        for (int c = 0; c < 128; c++)
        {
            if (char.IsAsciiLetter((char)c))
            {
                classes[c] |= BaseClass | LetterClass;
            }

            if (char.IsAsciiDigit((char)c))
            {
                classes[c] |= RestClass | DigitClass;
            }

            if (char.IsAsciiHexDigit((char)c))
            {
                classes[c] |= HexClass;
            }
        }

        classes['_'] |= UnderscoreClass;
        classes['-'] |= RestClass;
        return classes;
    }
}
