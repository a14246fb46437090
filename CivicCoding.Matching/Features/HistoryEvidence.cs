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
        HopRecalled = work.Take();
        Whole = work.Take();
        Vector = [.. neighbours.QueryVector];
        _near = work.HistoryScores;
        Array.Clear(_near);
        if (Recalled.Length == 0 || !_texts.Centre(Vector))
        {
            return;
        }

        RowProducts.Of(_texts.Organisations, Vector, Whole);
        TensorPrimitives.Max(Whole, 0, Whole);
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

    /// <summary>Earlier projects shared with known members, near ones counting more.</summary>
    public float[] HopRecalled { get; }

    /// <summary>How near everything is that an organisation took part in.</summary>
    public float[] Whole { get; }

    /// <summary>How near the nearest earlier project of an organisation is.</summary>
    public float RecalledBest(int organisation)
    {
        float best = 0;
        foreach (int h in _texts.OrganisationHistories[organisation])
        {
            best = MathF.Max(best, _near[h]);
        }

        return best;
    }

    /// <summary>How near an earlier project seems to be, on the scale of the described ones.</summary>
    public float Near(int project)
    {
        int h = _texts.PositionOf[project];
        return h < 0 ? 0 : 0.3f * _near[h] * _near[h];
    }

    private void Recall(MatchIndex index, int self)
    {
        Span<float> nearness = _near.AsSpan(0, _texts.Projects.Length);
        RowProducts.Of(_texts.Vectors, Vector, nearness);
        TensorPrimitives.Max(nearness, 0, nearness);
        if (self >= 0 && _texts.PositionOf[self] >= 0)
        {
            nearness[_texts.PositionOf[self]] = 0;
        }

        foreach (int h in TopList.Of(nearness, Limit))
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
