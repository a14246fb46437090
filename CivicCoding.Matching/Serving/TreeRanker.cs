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

    public float Score(ReadOnlySpan<float> features) => Forest.Score(features) + (Second is null ? 0 : weight * Second.Score(features));

    public void ScoreAll(Features.FeatureTable table, Span<float> scores)
    {
        ArgumentNullException.ThrowIfNull(table);
        for (int i = 0; i < table.Count; i++)
        {
            scores[i] = Forest.Score(table[i]);
        }

        if (Second is null || table.Count == 0)
        {
            return;
        }

        float[] order = scores[..table.Count].ToArray();
        Array.Sort(order);
        float limit = order[Math.Max(0, order.Length - Closer)];
        var first = new bool[table.Count];
        float least = float.MaxValue;
        for (int i = 0; i < table.Count; i++)
        {
            if (scores[i] >= limit)
            {
                float part = weight * Second.Score(table[i]);
                least = MathF.Min(least, part);
                scores[i] += part;
                first[i] = true;
            }
        }

        for (int i = 0; i < table.Count; i++)
        {
            scores[i] += first[i] ? 0 : least;
        }
    }
}
