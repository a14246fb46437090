using System.Numerics.Tensors;
using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Features;

/// <summary>What the names of organisations and of their places say: words of the question in a name, a place that the question names, and names like those of known members.</summary>
public sealed class NameEvidence
{
    internal NameEvidence(MatchIndex index, MatchQuery query, MatchWorkspace work)
    {
        Words = work.Take();
        Places = work.Take();
        Members = work.Take();
        if (Words.Length == 0)
        {
            return;
        }

        IReadOnlyList<string> text = work.Terms(index.TextOf(query.Project, named: false));
        Fill(index.Names, text, Words);
        Fill(index.PlaceNames, text, Places);
        float[] one = work.Take();
        foreach (int seed in query.Seeds)
        {
            Array.Clear(one);
            CorpusOrganisation organisation = index.Corpus.Organisations[seed];
            Fill(index.Names, TextAnalyzer.Terms(organisation.Name), one);
            float self = MathF.Max(1, one[seed]);
            TensorPrimitives.Divide(one, self, one);
            TensorPrimitives.Max<float>(Members, one, Members);
        }
    }

    /// <summary>How much of the question's words a name holds.</summary>
    public float[] Words { get; }

    /// <summary>How much the question speaks of the organisation's place.</summary>
    public float[] Places { get; }

    /// <summary>How near a name is to the nearest name of a known member: houses of one group often work together.</summary>
    public float[] Members { get; }

    private static void Fill(Bm25Index names, IReadOnlyList<string> text, float[] scores)
    {
        (int[] terms, float[] weights) = names.Analyse(text);
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = MathF.Sqrt(weights[i]);
        }

        names.Score(terms, weights, scores);
    }
}
