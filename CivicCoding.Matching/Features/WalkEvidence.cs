using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Features;

/// <summary>Short walks through the network of participations, from the known members and from the neighbours' members, in which projects with near words weigh more.</summary>
public sealed class WalkEvidence
{
    private const int MaxTeam = 150;
    private const int Starts = 150;
    private const float Nearness = 6;
    private readonly MatchIndex _index;
    private readonly MatchQuery _query;
    private readonly NeighbourEvidence _neighbours;
    private readonly HistoryEvidence _history;
    private readonly float[] _projects;

    internal WalkEvidence(MatchIndex index, MatchQuery query, NeighbourEvidence neighbours, HistoryEvidence history, MatchWorkspace work)
    {
        _index = index;
        _query = query;
        _neighbours = neighbours;
        _history = history;
        _projects = work.ProjectScores;
        Members = work.Take();
        Both = work.Take();
        Far = work.Take();
        if (Members.Length == 0)
        {
            return;
        }

        float[] start = work.Take();
        for (int s = 0; s < query.Seeds.Count; s++)
        {
            start[query.Seeds[s]] += 1f / query.Seeds.Count;
        }

        Step(start, Members);
        int[] near = TopList.Of(neighbours.Cubed, Starts);
        float total = 1e-9f;
        foreach (int o in near)
        {
            total += neighbours.Cubed[o];
        }

        foreach (int o in near)
        {
            start[o] += neighbours.Cubed[o] / total;
        }

        Step(start, Both);
        Array.Clear(start);
        int[] reached = TopList.Of(Both, 2 * Starts);
        float sum = 1e-9f;
        foreach (int o in reached)
        {
            sum += Both[o];
        }

        foreach (int o in reached)
        {
            start[o] = Both[o] / sum;
        }

        Step(start, Far);
    }

    /// <summary>One step from the known members.</summary>
    public float[] Members { get; }

    /// <summary>One step from the known members and the neighbours' members together.</summary>
    public float[] Both { get; }

    /// <summary>Two steps from both.</summary>
    public float[] Far { get; }

    private void Step(float[] from, float[] to)
    {
        Array.Clear(_projects);
        for (int o = 0; o < from.Length; o++)
        {
            if (from[o] <= 0)
            {
                continue;
            }

            ReadOnlySpan<int> projects = _index.OrganisationProjects[o];
            float mass = from[o] / MathF.Sqrt(projects.Length + 1);
            foreach (int p in projects)
            {
                _projects[p] += mass;
            }
        }

        int[] documents = _index.DocumentOf;
        float[] weights = _index.ProjectWeights;
        float[] similarity = _neighbours.Similarity;
        Adjacency teams = _index.ProjectMembers;
        for (int p = 0; p < _projects.Length; p++)
        {
            if (_projects[p] <= 0 || p == _query.Self)
            {
                continue;
            }

            ReadOnlySpan<int> members = teams[p];
            if (members.Length is < 2 or > MaxTeam)
            {
                continue;
            }

            int document = documents[p];
            float near = document >= 0 ? similarity[document] : _history.Near(p);
            float mass = _projects[p] * weights[p] * (0.2f + (Nearness * near));
            foreach (int o in members)
            {
                to[o] += mass;
            }
        }
    }
}
