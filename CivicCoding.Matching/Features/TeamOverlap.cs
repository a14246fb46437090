namespace CivicCoding.Matching.Features;

/// <summary>Earlier teams in which several of the known members worked together: who was in them is likely to be asked again.</summary>
public sealed class TeamOverlap
{
    private const int MaxTeam = 150;
    private readonly MatchIndex _index;
    private readonly MatchQuery _query;
    private readonly MatchWorkspace _work;

    internal TeamOverlap(MatchIndex index, MatchQuery query, NeighbourEvidence neighbours, HistoryEvidence history, MatchWorkspace work)
    {
        _index = index;
        _query = query;
        _work = work;
        Most = work.Take();
        Together = work.Take();
        TogetherNear = work.Take();
        Alike = work.Take();
        Lately = work.Take();
        if (Most.Length > 0)
        {
            Teams(neighbours, history);
        }
    }

    /// <summary>The most known members that were in one earlier team with the organisation.</summary>
    public float[] Most { get; }

    /// <summary>Earlier teams with two known members or more, each member beyond the first counting.</summary>
    public float[] Together { get; }

    /// <summary>The same, teams with near words counting more.</summary>
    public float[] TogetherNear { get; }

    /// <summary>How alike the most alike earlier team is: shared members beside all members of both.</summary>
    public float[] Alike { get; }

    /// <summary>Shared projects, those of the last years counting most.</summary>
    public float[] Lately { get; }

    private void Teams(NeighbourEvidence neighbours, HistoryEvidence history)
    {
        float[] counts = _work.ProjectScores;
        Array.Clear(counts);
        var touched = new List<int>();
        foreach (int seed in _query.Seeds)
        {
            foreach (int p in _index.OrganisationProjects[seed])
            {
                if (p == _query.Self || _index.ProjectMembers[p].Length is < 2 or > MaxTeam)
                {
                    continue;
                }

                if (counts[p] == 0)
                {
                    touched.Add(p);
                }

                counts[p]++;
            }
        }

        foreach (int p in touched)
        {
            ReadOnlySpan<int> members = _index.ProjectMembers[p];
            float met = counts[p];
            float alike = met / (_query.Seeds.Count + members.Length - met);
            float years = MathF.Max(0, (_index.Today - _index.Days[p]) / 365f);
            float lately = MathF.Exp(-0.6f * years) / MathF.Log2(1 + members.Length);
            float together = (met - 1) * _index.ProjectWeights[p];
            float near = together * (_index.DocumentOf[p] >= 0 ? neighbours.Similarity[_index.DocumentOf[p]] : history.Near(p));
            foreach (int o in members)
            {
                Most[o] = MathF.Max(Most[o], met);
                Alike[o] = MathF.Max(Alike[o], alike);
                Lately[o] += lately;
                Together[o] += together;
                TogetherNear[o] += near;
            }
        }
    }
}
