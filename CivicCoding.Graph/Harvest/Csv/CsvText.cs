using System.Text;
using System.Text.Unicode;

namespace CivicCoding.Graph.Harvest.Csv;

/// <summary>Finds out in which encoding a table is written: by its byte order mark, by the zero bytes of UTF-16, by being valid UTF-8; what is none of these is Windows-1252, as spreadsheets in Germany write it.</summary>
public static class CsvText
{
    private const int Looked = 4_096;

    /// <summary>The encoding of the bytes and how many of them are a byte order mark.</summary>
    public static (Encoding Encoding, int Mark) Detect(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return (Encoding.UTF8, 3);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return (Encoding.Unicode, 2);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return (Encoding.BigEndianUnicode, 2);
        }

        (int even, int odd) = Zeros(bytes[..Math.Min(bytes.Length, Looked)]);
        int half = Math.Max(1, Math.Min(bytes.Length, Looked) / 2);
        if (odd * 10 > half * 4 && even * 10 < half)
        {
            return (Encoding.Unicode, 0);
        }

        if (even * 10 > half * 4 && odd * 10 < half)
        {
            return (Encoding.BigEndianUnicode, 0);
        }

        return (Utf8.IsValid(bytes) ? Encoding.UTF8 : Named("windows-1252")!, 0);
    }

    /// <summary>The encoding of that name, or null: utf-8, utf-16, windows-1252, iso-8859-1 and what else the platform knows.</summary>
    public static Encoding? Named(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The character that parts the cells of the first row: the most frequent of semicolon, comma, tab and bar outside quotation marks.</summary>
    public static char Delimiter(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[4];
        const string candidates = ";,\t|";
        bool quoted = false;
        foreach (char c in text)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c is '\n' or '\r')
            {
                break;
            }
            else if (!quoted && candidates.IndexOf(c, StringComparison.Ordinal) is >= 0 and int at)
            {
                counts[at]++;
            }
        }

        int best = 0;
        for (int i = 1; i < counts.Length; i++)
        {
            best = counts[i] > counts[best] ? i : best;
        }

        return candidates[best];
    }

    private static (int Even, int Odd) Zeros(ReadOnlySpan<byte> bytes)
    {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == 0)
            {
                _ = i % 2 == 0 ? even++ : odd++;
            }
        }

        return (even, odd);
    }
}
