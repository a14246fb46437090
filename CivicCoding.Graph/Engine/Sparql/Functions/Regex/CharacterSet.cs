using System.Globalization;
using System.Text;

namespace CivicCoding.Graph.Sparql.Functions.Regex;

/// <summary>A set of code points as sorted, disjoint ranges: a character class of XPath regular expressions, which count characters and not UTF-16 units.</summary>
internal sealed class CharacterSet
{
    public const int Last = 0x10FFFF;
    private readonly List<(int First, int Last)> _ranges;

    private CharacterSet(List<(int First, int Last)> ranges) => _ranges = ranges;

    public IReadOnlyList<(int First, int Last)> Ranges => _ranges;

    public static CharacterSet Of(params ReadOnlySpan<(int First, int Last)> ranges)
    {
        var sorted = new List<(int First, int Last)>(ranges.Length);
        foreach ((int First, int Last) range in ranges)
        {
            sorted.Add(range);
        }

        sorted.Sort();
        var merged = new List<(int First, int Last)>(sorted.Count);
        foreach ((int first, int last) in sorted)
        {
            if (merged.Count > 0 && first <= merged[^1].Last + 1)
            {
                merged[^1] = (merged[^1].First, Math.Max(merged[^1].Last, last));
            }
            else
            {
                merged.Add((first, last));
            }
        }

        return new CharacterSet(merged);
    }

    /// <summary>The code points that pass a test, surrogates left out.</summary>
    public static CharacterSet Where(Func<int, bool> test)
    {
        var ranges = new List<(int First, int Last)>();
        int start = -1;
        for (int c = 0; c <= Last + 1; c++)
        {
            bool inside = c <= Last && c is < 0xD800 or > 0xDFFF && test(c);
            if (inside && start < 0)
            {
                start = c;
            }
            else if (!inside && start >= 0)
            {
                ranges.Add((start, c - 1));
                start = -1;
            }
        }

        return new CharacterSet(ranges);
    }

    public CharacterSet Union(CharacterSet other) => Of([.. _ranges, .. other._ranges]);

    public CharacterSet Complement()
    {
        var ranges = new List<(int First, int Last)>();
        int next = 0;
        foreach ((int first, int last) in _ranges)
        {
            if (first > next)
            {
                ranges.Add((next, first - 1));
            }

            next = last + 1;
        }

        if (next <= Last)
        {
            ranges.Add((next, Last));
        }

        return new CharacterSet(ranges);
    }

    public CharacterSet Except(CharacterSet other) => Complement().Union(other).Complement();

    /// <summary>Writes the set as a .NET pattern over UTF-16: a class, and pairs of surrogates for characters beyond U+FFFF.</summary>
    public void WriteTo(StringBuilder pattern)
    {
        var plain = new StringBuilder();
        var pairs = new StringBuilder();
        foreach ((int first, int last) in _ranges)
        {
            WritePlain(plain, first, Math.Min(last, 0xD7FF));
            WritePlain(plain, Math.Max(first, 0xE000), Math.Min(last, 0xFFFF));
            WritePairs(pairs, Math.Max(first, 0x10000), last);
        }

        if (pairs.Length == 0)
        {
            pattern.Append(plain.Length == 0 ? "[^\\s\\S]" : $"[{plain}]");
            return;
        }

        pattern.Append("(?:");
        if (plain.Length > 0)
        {
            pattern.Append('[').Append(plain).Append(']').Append('|');
        }

        pattern.Append(pairs, 0, pairs.Length - 1).Append(')');
    }

    private static void WritePlain(StringBuilder text, int first, int last)
    {
        if (first > last)
        {
            return;
        }

        WriteUnit(text, first);
        if (last > first)
        {
            text.Append('-');
            WriteUnit(text, last);
        }
    }

    /// <summary>Splits a range by high surrogate: a ragged start, whole blocks, a ragged end.</summary>
    private static void WritePairs(StringBuilder text, int first, int last)
    {
        while (first <= last)
        {
            int high = 0xD800 + ((first - 0x10000) >> 10);
            int low = 0xDC00 + ((first - 0x10000) & 0x3FF);
            int blocks = (last + 1 - first) >> 10;
            if (low == 0xDC00 && blocks > 0)
            {
                WriteClass(text, high, high + blocks - 1);
                WriteClass(text, 0xDC00, 0xDFFF);
                first += blocks << 10;
            }
            else
            {
                int end = Math.Min(last, first | 0x3FF);
                WriteUnit(text, high);
                WriteClass(text, low, low + end - first);
                first = end + 1;
            }

            text.Append('|');
        }
    }

    private static void WriteClass(StringBuilder text, int first, int last)
    {
        text.Append('[');
        WritePlain(text, first, last);
        text.Append(']');
    }

    private static void WriteUnit(StringBuilder text, int unit) => text.Append("\\u").Append(unit.ToString("X4", CultureInfo.InvariantCulture));
}
