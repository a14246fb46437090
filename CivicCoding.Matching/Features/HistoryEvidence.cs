using System.Numerics.Tensors;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Features;

/// <summary>Earlier projects without a text that seem to be about the question, and what their members gain from it.</summary>
public sealed class HistoryEvidence
{
    private const int Limit = 200;
    private readonly HistoryTexts _texts;
    private readonly float[] _near;

    internal HistoryEvidence(MatchIndex index, MatchQuery query, NeighbourEvidence neighbours, MatchWorkspace work)
    {
        _texts = index.Histories;
        Recalled = work.Take();
        RecalledBest = work.Take();
        HopRecalled = work.Take();
        Whole = work.Take();
        Vector = [.. neighbours.QueryVector];
        _near = work.HistoryScores;
        Array.Clear(_near);
        if (Recalled.Length == 0 || !_texts.Centre(Vector))
        {
            return;
        }

        int k = Vector.Length;
        for (int o = 0; o < Whole.Length; o++)
        {
            Whole[o] = MathF.Max(0, TensorPrimitives.Dot<float>(Vector, _texts.Organisations.AsSpan(o * k, k)));
        }

        Recall(index, query.Self);
        foreach (int seed in query.Seeds)
        {
            Hop(index, seed, query.Self);
        }
    }

    /// <summary>The question's words without what all projects have in common.</summary>
    public float[] Vector { get; }

    /// <summary>Membership of the nearest earlier projects.</summary>
    public float[] Recalled { get; }

    /// <summary>The nearest earlier project of each organisation.</summary>
    public float[] RecalledBest { get; }

    /// <summary>Earlier projects shared with known members, near ones counting more.</summary>
    public float[] HopRecalled { get; }

    /// <summary>How near everything is that an organisation took part in.</summary>
    public float[] Whole { get; }

    /// <summary>How near an earlier project seems to be, on the scale of the described ones.</summary>
    public float Near(int project)
    {
        int h = _texts.PositionOf[project];
        return h < 0 ? 0 : 0.3f * _near[h] * _near[h];
    }

    private void Recall(MatchIndex index, int self)
    {
        int k = Vector.Length;
        for (int h = 0; h < _texts.Projects.Length; h++)
        {
            float near = _texts.Projects[h] == self ? 0 : MathF.Max(0, TensorPrimitives.Dot<float>(Vector, _texts.Vectors.AsSpan(h * k, k)));
            _near[h] = near;
            foreach (int o in index.ProjectMembers[_texts.Projects[h]])
            {
                RecalledBest[o] = MathF.Max(RecalledBest[o], near);
            }
        }

        foreach (int h in TopList.Of(_near.AsSpan(0, _texts.Projects.Length), Limit))
        {
            float mass = _near[h] * _near[h] * _near[h] * index.ProjectWeights[_texts.Projects[h]];
            foreach (int o in index.ProjectMembers[_texts.Projects[h]])
            {
                Recalled[o] += mass;
            }
        }
    }

    private void Hop(MatchIndex index, int seed, int self)
    {
        foreach (int p in index.OrganisationProjects[seed])
        {
            float near = Near(p);
            if (near <= 0 || p == self)
            {
                continue;
            }

            float mass = near * index.ProjectWeights[p];
            foreach (int o in index.ProjectMembers[p])
            {
                HopRecalled[o] += mass;
            }
        }
    }
}
