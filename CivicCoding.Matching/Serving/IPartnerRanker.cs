namespace CivicCoding.Matching.Serving;

/// <summary>Turns the numbers of all signals into one number; only its order matters.</summary>
public interface IPartnerRanker
{
    /// <summary>The name that answers and /health show.</summary>
    string Name { get; }

    float Score(ReadOnlySpan<float> features);

    /// <summary>Whether a number of the lines can change a score.</summary>
    bool Reads(int column) => true;

    /// <summary>The scores of all lines of a table; those of low lines may be rough.</summary>
    void ScoreAll(Features.FeatureTable table, Span<float> scores)
    {
        for (int i = 0; i < table.Count; i++)
        {
            scores[i] = Score(table[i]);
        }
    }

    /// <summary>The scores of lines that lie one behind the other, each as <see cref="Score"/> gives it.</summary>
    void ScoreLines(ReadOnlySpan<float> lines, int width, Span<float> scores)
    {
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = Score(lines.Slice(i * width, width));
        }
    }
}
