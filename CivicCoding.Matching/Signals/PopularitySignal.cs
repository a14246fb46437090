using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Signals;

/// <summary>How much an organisation has taken part at all.</summary>
public sealed class PopularitySignal : IMatchSignal
{
    public string Name => "popularity";

    public IReadOnlyList<string> Features { get; } = ["described", "history", "teams", "team-share"];

    public void Measure(MatchContext context, FeatureTable table, int column)
    {
        OrganisationProfiles p = context.Index.Profiles;
        for (int i = 0; i < table.Count; i++)
        {
            int o = table.Candidates[i];
            table.Set(i, column, MathF.Log(1 + p.Described[o]));
            table.Set(i, column + 1, MathF.Log(1 + p.History[o]));
            table.Set(i, column + 2, MathF.Log(1 + p.Teams[o]));
            table.Set(i, column + 3, p.Teams[o] / (1 + p.Described[o] + p.History[o]));
        }
    }
}
