namespace CivicCoding.Matching.Text;

/// <summary>The best entries of a score array, in falling order; equal scores by position.</summary>
public static class TopList
{
    /// <summary>The positions of the <paramref name="count"/> largest scores above zero.</summary>
    public static int[] Of(ReadOnlySpan<float> scores, int count, Func<int, bool>? allowed = null)
    {
        var heap = new PriorityQueue<int, (float Score, int Order)>();
        float floor = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            float score = scores[i];
            if (!(score > floor) || (allowed is not null && !allowed(i)))
            {
                continue;
            }

            heap.Enqueue(i, (score, -i));
            if (heap.Count > count)
            {
                heap.Dequeue();
                heap.TryPeek(out _, out (float Score, int Order) least);
                floor = least.Score;
            }
        }

        var result = new int[heap.Count];
        for (int i = result.Length - 1; i >= 0; i--)
        {
            result[i] = heap.Dequeue();
        }

        return result;
    }
}
