namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>Characters in valid UTF-8.</summary>
internal static class Utf8Text
{
    /// <summary>The number of characters: of bytes that continue none.</summary>
    public static int Count(ReadOnlySpan<byte> text)
    {
        int count = 0;
        foreach (byte b in text)
        {
            count += (b & 0xC0) != 0x80 ? 1 : 0;
        }

        return count;
    }

    /// <summary>The place behind so many characters from <paramref name="start"/>, the end at most.</summary>
    public static int Skip(ReadOnlySpan<byte> text, int start, int characters)
    {
        int i = start;
        for (; characters > 0 && i < text.Length; characters--)
        {
            i++;
            while (i < text.Length && (text[i] & 0xC0) == 0x80)
            {
                i++;
            }
        }

        return i;
    }
}
