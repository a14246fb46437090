using System.Text;

namespace CivicCoding.Graph.Syntax;

/// <summary>Decodes the escapes of the Turtle family: ECHAR and UCHAR (RDF 1.1 Turtle, section 6.4).</summary>
internal static class Escapes
{
    /// <summary>Decodes <paramref name="text"/> into <paramref name="destination"/>, which is at least as long.</summary>
    /// <param name="text">The text between the delimiters.</param>
    /// <param name="destination">Receives the bytes.</param>
    /// <param name="inString">True where string escapes such as \n are allowed beside \u and \U.</param>
    /// <param name="errorAt">The place of the backslash of a wrong escape, else -1.</param>
    /// <returns>The number of bytes written.</returns>
    public static int Decode(ReadOnlySpan<byte> text, Span<byte> destination, bool inString, out int errorAt)
    {
        int written = 0;
        int read = 0;
        errorAt = -1;
        while (true)
        {
            int next = text[read..].IndexOf((byte)'\\');
            ReadOnlySpan<byte> plain = next < 0 ? text[read..] : text.Slice(read, next);
            plain.CopyTo(destination[written..]);
            written += plain.Length;
            if (next < 0)
            {
                return written;
            }

            read += next;
            int length = DecodeOne(text[read..], destination[written..], inString, out int one);
            if (length == 0)
            {
                errorAt = read;
                return written;
            }

            read += length;
            written += one;
        }
    }

    /// <summary>Decodes the escape at the start of <paramref name="text"/>.</summary>
    /// <returns>Its length, 0 where it is none.</returns>
    public static int DecodeOne(ReadOnlySpan<byte> text, Span<byte> destination, bool inString, out int written)
    {
        written = 0;
        if (text.Length < 2)
        {
            return 0;
        }

        if (text[1] is (byte)'u' or (byte)'U')
        {
            return DecodeCodePoint(text, text[1] == 'u' ? 4 : 8, destination, out written);
        }

        int value = inString ? text[1] switch
        {
            (byte)'t' => '\t',
            (byte)'b' => '\b',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'f' => '\f',
            (byte)'"' => '"',
            (byte)'\'' => '\'',
            (byte)'\\' => '\\',
            _ => -1,
        } : -1;
        if (value < 0)
        {
            return 0;
        }

        destination[0] = (byte)value;
        written = 1;
        return 2;
    }

    private static int DecodeCodePoint(ReadOnlySpan<byte> text, int digits, Span<byte> destination, out int written)
    {
        written = 0;
        if (text.Length < digits + 2)
        {
            return 0;
        }

        uint value = 0;
        foreach (byte b in text.Slice(2, digits))
        {
            if (!NameCharacters.IsHex(b))
            {
                return 0;
            }

            value = (value << 4) | (uint)NameCharacters.HexValue(b);
        }

        if (!Rune.IsValid(value))
        {
            return 0;
        }

        written = new Rune(value).EncodeToUtf8(destination);
        return digits + 2;
    }
}
