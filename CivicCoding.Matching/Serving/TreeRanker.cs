using CivicCoding.Matching.Training;

namespace CivicCoding.Matching.Serving;

/// <summary>The trained ranker: one forest that orders lists, and beside it one that tells partners from others, with a weight.</summary>
public sealed class TreeRanker(FlatForest forest, string name, FlatForest? second = null, float weight = 0) : IPartnerRanker
{
    // Both forests look at the first candidates; further down one is enough to order them.
    private const int Closer = 400;

    public string Name { get; } = name;

    public FlatForest Forest { get; } = forest;

    /// <summary>The second forest, or null.</summary>
    public FlatForest? Second { get; } = second;

    public bool Reads(int column) => Forest.Reads(column) || Second?.Reads(column) == true;

    public float Score(ReadOnlySpan<float> features) => Forest.Score(features) + (Second is null ? 0 : weight * Second.Score(features));

    public void ScoreAll(Features.FeatureTable table, Span<float> scores)
    {
        ArgumentNullException.ThrowIfNull(table);
        Forest.ScoreAll(table, scores);
        if (Second is null || table.Count == 0)
        {
            return;
        }

        float[] order = scores[..table.Count].ToArray();
        Array.Sort(order);
        float limit = order[Math.Max(0, order.Length - Closer)];
        var near = new List<int>(Closer);
        for (int i = 0; i < table.Count; i++)
        {
            if (scores[i] >= limit)
            {
                near.Add(i);
            }
        }

        float[] values = new float[near.Count * table.Width];
        for (int i = 0; i < near.Count; i++)
        {
            table[near[i]].CopyTo(values.AsSpan(i * table.Width));
        }

        float[] parts = new float[near.Count];
        Second.ScoreAll(values, table.Width, parts);
        float least = float.MaxValue;
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] *= weight;
            least = MathF.Min(least, parts[i]);
        }

        for (int i = 0, next = 0; i < table.Count; i++)
        {
            bool first = next < near.Count && near[next] == i;
            scores[i] += first ? parts[next++] : least;
        }
    }

    public void ScoreLines(ReadOnlySpan<float> lines, int width, Span<float> scores)
    {
        Forest.ScoreAll(lines, width, scores);
        if (Second is null)
        {
            return;
        }

        float[] parts = new float[scores.Length];
        Second.ScoreAll(lines, width, parts);
        for (int i = 0; i < parts.Length; i++)
        {
            scores[i] += weight * parts[i];
        }
    }
}
