using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Features;

/// <summary>Taking part in projects of calls whose titles speak of the same: calls come back under new numbers.</summary>
public sealed class CallWords
{
    private const int Limit = 150;

    internal CallWords(MatchIndex index, MatchQuery query, NeighbourEvidence neighbours, MatchWorkspace work)
    {
        Sum = work.Take();
        Best = work.Take();
        if (Sum.Length == 0 || string.IsNullOrWhiteSpace(query.Project.CallTitle))
        {
            return;
        }

        (int[] terms, float[] weights) = index.CallTitles.Analyse(query.Project.CallTitle);
        float[] scores = work.ShortScores;
        Array.Clear(scores);
        index.CallTitles.Score(terms, weights, scores);
        float self = 1e-6f;
        for (int i = 0; i < terms.Length; i++)
        {
            self += weights[i] * index.CallTitles.Idf(terms[i]) * 1.6f;
        }

        for (int d = 0; d < scores.Length; d++)
        {
            scores[d] = scores[d] <= 0 || index.TextProjects[d] == query.Self ? 0 : scores[d] / self * (0.1f + neighbours.Similarity[d]);
        }

        foreach (int d in TopList.Of(scores, Limit))
        {
            float s = scores[d];
            foreach (int o in index.ProjectMembers[index.TextProjects[d]])
            {
                Sum[o] += s;
                Best[o] = MathF.Max(Best[o], s);
            }
        }
    }

    /// <summary>Membership of projects whose call and words are both near.</summary>
    public float[] Sum { get; }

    /// <summary>The nearest of them.</summary>
    public float[] Best { get; }
}
