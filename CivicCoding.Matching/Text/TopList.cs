using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace CivicCoding.Matching.Text;

/// <summary>The best entries of a score array, in falling order; equal scores by position.</summary>
public static class TopList
{
    // Positive numbers are ordered as their bits are: the uppermost tell an eighth of a power of two from the next.
    private const int BinShift = 20;
    private const int Bins = 1 << (31 - BinShift);
    private const int Lane = 8;

    /// <summary>The positions of the <paramref name="count"/> largest scores above zero.</summary>
    public static int[] Of(ReadOnlySpan<float> scores, int count)
    {
        if (count <= 0)
        {
            return [];
        }

        (float floor, int found) = Floor(scores, count);
        ulong[] room = ArrayPool<ulong>.Shared.Rent(2 * found);
        try
        {
            Span<ulong> keys = room.AsSpan(0, found);
            int size = 0;
            for (int at = 0; at < scores.Length; at += Lane)
            {
                for (uint above = Above(scores, at, floor); above != 0; above &= above - 1)
                {
                    int i = at + BitOperations.TrailingZeroCount(above);
                    keys[size++] = ScoreOrder.Key(scores[i], i);
                }
            }

            ScoreOrder.Sort(keys, room.AsSpan(found, found));
            var result = new int[Math.Min(count, found)];
            for (int i = 0; i < result.Length; i++)
            {
                result[i] = ScoreOrder.Position(keys[i]);
            }

            return result;
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(room);
        }
    }

    // A score that all of the best are above, not much lower than the least of them, and how many are above it.
    private static (float Floor, int Found) Floor(ReadOnlySpan<float> scores, int count)
    {
        Span<int> bins = stackalloc int[Bins];
        bins.Clear();
        for (int at = 0; at < scores.Length; at += Lane)
        {
            for (uint above = Above(scores, at, 0); above != 0; above &= above - 1)
            {
                bins[BitConverter.SingleToInt32Bits(scores[at + BitOperations.TrailingZeroCount(above)]) >> BinShift]++;
            }
        }

        int found = 0;
        int bin = Bins;
        while (bin > 0 && found < count)
        {
            found += bins[--bin];
        }

        return (bin == 0 ? 0 : BitConverter.Int32BitsToSingle((bin << BinShift) - 1), found);
    }

    // Which of the eight scores from a position on are above the floor, a bit for each.
    private static uint Above(ReadOnlySpan<float> scores, int at, float floor)
    {
        if (at + Lane <= scores.Length)
        {
            return Vector256.GreaterThan(Vector256.LoadUnsafe(in scores[at]), Vector256.Create(floor)).ExtractMostSignificantBits();
        }

        uint above = 0;
        for (int i = at; i < scores.Length; i++)
        {
            above |= scores[i] > floor ? 1u << (i - at) : 0;
        }

        return above;
    }
}
