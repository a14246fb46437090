namespace CivicCoding.Graph.Syntax;

/// <summary>Blank node labels of the Turtle family (BLANK_NODE_LABEL), and labels that a reader makes up without clashing with the document's.</summary>
internal static class BlankLabel
{
    /// <summary>The start of every label that a reader makes up; a digit follows.</summary>
    public static ReadOnlySpan<byte> Made => "anon"u8;

    /// <summary>The length of the label at the start of <paramref name="text"/>, which stands after <c>_:</c>; 0 where there is none. A dot at its end does not belong to it.</summary>
    public static int Scan(ReadOnlySpan<byte> text)
    {
        int length = NameCharacters.UnderscoreBaseOrDigitLength(text);
        if (length == 0)
        {
            return 0;
        }

        int whole = length;
        while (length < text.Length)
        {
            byte b = text[length];
            if (b < 0x80 ? NameCharacters.IsAsciiNameCharacter(b) : NameCharacters.NameLength(text[length..]) > 0)
            {
                length += b < 0x80 ? 1 : NameCharacters.NameLength(text[length..]);
                whole = length;
            }
            else if (b == (byte)'.')
            {
                length++;
            }
            else
            {
                break;
            }
        }

        return whole;
    }

    /// <summary>Writes the label under which a document's own label goes to the sink: the same, except that what starts like a made-up one gets an x behind that start. No two labels become one.</summary>
    public static int Name(ReadOnlySpan<byte> label, Span<byte> destination)
    {
        if (!label.StartsWith(Made))
        {
            label.CopyTo(destination);
            return label.Length;
        }

        Made.CopyTo(destination);
        destination[Made.Length] = (byte)'x';
        label[Made.Length..].CopyTo(destination[(Made.Length + 1)..]);
        return label.Length + 1;
    }

    /// <summary>Writes the made-up label of a number.</summary>
    public static int Make(long number, Span<byte> destination)
    {
        Made.CopyTo(destination);
        System.Buffers.Text.Utf8Formatter.TryFormat(number, destination[Made.Length..], out int written);
        return Made.Length + written;
    }

    /// <summary>The room that <see cref="Make"/> needs.</summary>
    public const int MadeMaxBytes = 24;
}
