using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Features;

/// <summary>What the names of organisations and of their places say: words of the question in a name, a place that the question names, and names like those of known members.</summary>
public sealed class NameEvidence
{
    internal NameEvidence(MatchIndex index, MatchQuery query, IReadOnlyList<string> text, MatchWorkspace work)
    {
        Words = work.Take();
        Places = work.Take();
        Members = work.Take();
        if (Words.Length == 0)
        {
            return;
        }

        Fill(index.Names, text, Words);
        Fill(index.PlaceNames, text, Places);
        float[] one = work.Take();
        foreach (int seed in query.Seeds)
        {
            Compare(index, seed, one);
        }
    }

    /// <summary>How much of the question's words a name holds.</summary>
    public float[] Words { get; }

    /// <summary>How much the question speaks of the organisation's place.</summary>
    public float[] Places { get; }

    /// <summary>How near a name is to the nearest name of a known member: houses of one group often work together.</summary>
    public float[] Members { get; }

    private void Compare(MatchIndex index, int seed, float[] scores)
    {
        int[] terms = Fill(index.Names, TextAnalyzer.Terms(index.Corpus.Organisations[seed].Name), scores);
        float self = MathF.Max(1, scores[seed]);
        foreach (int term in terms)
        {
            foreach (int o in index.Names.Documents(term))
            {
                Members[o] = MathF.Max(Members[o], scores[o] / self);
                scores[o] = 0;
            }
        }
    }

    private static int[] Fill(Bm25Index names, IReadOnlyList<string> text, float[] scores)
    {
        (int[] terms, float[] weights) = names.Analyse(text);
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = MathF.Sqrt(weights[i]);
        }

        names.Score(terms, weights, scores);
        return terms;
    }
}
