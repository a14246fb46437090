using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Signals;

/// <summary>How much of a short walk from the known members and the neighbours' members ends at an organisation, as it is and beside its size.</summary>
public sealed class NetworkWalkSignal : IMatchSignal
{
    public string Name => "network-walk";

    public IReadOnlyList<string> Features { get; } = ["members", "both", "far", "members-relative", "both-relative", "far-relative", "both-standing", "far-standing"];

    public void Measure(MatchContext context, FeatureTable table, int column)
    {
        WalkEvidence w = context.Walks;
        float both = 1e-9f;
        float far = 1e-9f;
        foreach (int o in table.All)
        {
            both = MathF.Max(both, w.Both[o]);
            far = MathF.Max(far, w.Far[o]);
        }

        for (int i = 0; i < table.Count; i++)
        {
            int o = table.Candidates[i];
            float size = MathF.Sqrt(1 + context.Index.OrganisationProjects[o].Length);
            table.Set(i, column, w.Members[o]);
            table.Set(i, column + 1, w.Both[o]);
            table.Set(i, column + 2, w.Far[o]);
            table.Set(i, column + 3, w.Members[o] / size);
            table.Set(i, column + 4, w.Both[o] / size);
            table.Set(i, column + 5, w.Far[o] / size);
            table.Set(i, column + 6, w.Both[o] / both);
            table.Set(i, column + 7, w.Far[o] / far);
        }
    }
}
