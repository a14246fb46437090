using System.Runtime.Intrinsics;

namespace CivicCoding.Matching.Text;

/// <summary>The best entries of a score array, in falling order; equal scores by position.</summary>
public static class TopList
{
    /// <summary>The positions of the <paramref name="count"/> largest scores above zero.</summary>
    public static int[] Of(ReadOnlySpan<float> scores, int count, Func<int, bool>? allowed = null)
    {
        if (count <= 0)
        {
            return [];
        }

        // Positive numbers are ordered as their bits are: score and position make one key, and the earlier of two equal scores has the greater.
        long[] heap = new long[Math.Min(count, scores.Length)];
        int size = 0;
        float floor = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            // Eight scores that are none of the best are passed over at once.
            while (i + Vector256<float>.Count <= scores.Length && !Vector256.GreaterThanAny(Vector256.LoadUnsafe(in scores[i]), Vector256.Create(floor)))
            {
                i += Vector256<float>.Count;
            }

            if (i == scores.Length)
            {
                break;
            }

            if (!(scores[i] > floor) || (allowed is not null && !allowed(i)))
            {
                continue;
            }

            long key = ((long)BitConverter.SingleToInt32Bits(scores[i]) << 32) | (uint)~i;
            if (size < heap.Length)
            {
                heap[size++] = key;
                if (size == heap.Length && size == count)
                {
                    Heapify(heap);
                    floor = ScoreOf(heap[0]);
                }
            }
            else
            {
                heap[0] = key;
                Sink(heap, 0);
                floor = ScoreOf(heap[0]);
            }
        }

        Span<long> found = heap.AsSpan(0, size);
        found.Sort();
        var result = new int[size];
        for (int i = 0; i < size; i++)
        {
            result[i] = ~(int)(uint)found[size - 1 - i];
        }

        return result;
    }

    private static float ScoreOf(long key) => BitConverter.Int32BitsToSingle((int)(key >> 32));

    private static void Heapify(long[] heap)
    {
        for (int i = (heap.Length / 2) - 1; i >= 0; i--)
        {
            Sink(heap, i);
        }
    }

    private static void Sink(long[] heap, int at)
    {
        long key = heap[at];
        while (true)
        {
            int child = (2 * at) + 1;
            if (child >= heap.Length)
            {
                break;
            }

            child += child + 1 < heap.Length && heap[child + 1] < heap[child] ? 1 : 0;
            if (heap[child] >= key)
            {
                break;
            }

            heap[at] = heap[child];
            at = child;
        }

        heap[at] = key;
    }
}
