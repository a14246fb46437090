namespace CivicCoding.Matching.Text;

/// <summary>Sorts positions by their positive scores, the highest first and equal scores by position: a radix sort, as a question sorts some forty lists of a thousand.</summary>
internal static class ScoreOrder
{
    private const int Few = 48;
    private const int Digits = 4;
    private const int Values = 256;
    private const int ScoreShift = 32;

    /// <summary>Score and position as one number: positive scores are ordered as their bits are, turned round so that the highest is the least.</summary>
    public static ulong Key(float score, int position) => ((ulong)~BitConverter.SingleToUInt32Bits(score) << ScoreShift) | (uint)position;

    public static int Position(ulong key) => (int)(uint)key;

    /// <summary>Whether two keys have the same score.</summary>
    public static bool Equal(ulong key, ulong other) => key >> ScoreShift == other >> ScoreShift;

    /// <summary>Sorts keys that come in the order of their positions.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="spare">Room for as many.</param>
    public static void Sort(Span<ulong> keys, Span<ulong> spare)
    {
        if (keys.Length < Few)
        {
            keys.Sort();
            return;
        }

        Span<int> counts = stackalloc int[Digits * Values];
        counts.Clear();
        foreach (ulong key in keys)
        {
            counts[(byte)(key >> ScoreShift)]++;
            counts[Values + (byte)(key >> (ScoreShift + 8))]++;
            counts[(2 * Values) + (byte)(key >> (ScoreShift + 16))]++;
            counts[(3 * Values) + (byte)(key >> (ScoreShift + 24))]++;
        }

        // An even number of rounds, so that the sorted keys end where they came from.
        Span<ulong> from = keys;
        Span<ulong> to = spare[..keys.Length];
        for (int digit = 0; digit < Digits; digit++)
        {
            Span<int> next = counts.Slice(digit * Values, Values);
            int before = 0;
            for (int v = 0; v < Values; v++)
            {
                (next[v], before) = (before, before + next[v]);
            }

            int shift = ScoreShift + (8 * digit);
            foreach (ulong key in from)
            {
                to[next[(byte)(key >> shift)]++] = key;
            }

            Span<ulong> sorted = to;
            to = from;
            from = sorted;
        }
    }
}
