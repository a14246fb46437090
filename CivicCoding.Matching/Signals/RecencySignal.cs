using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Signals;

/// <summary>Being active lately.</summary>
public sealed class RecencySignal : IMatchSignal
{
    public string Name => "recency";

    public IReadOnlyList<string> Features { get; } = ["freshness", "recent", "recent-teams"];

    public void Measure(MatchContext context, FeatureTable table, int column)
    {
        MatchIndex index = context.Index;
        for (int i = 0; i < table.Count; i++)
        {
            int o = table.Candidates[i];
            int last = index.Profiles.LastDay[o];
            table.Set(i, column, last > 0 ? 1f / (1 + (MathF.Max(0, index.Today - last) / 365f)) : 0);
            table.Set(i, column + 1, MathF.Log(1 + index.Profiles.Recent[o]));
            table.Set(i, column + 2, MathF.Log(1 + index.Profiles.RecentTeams[o]));
        }
    }
}
