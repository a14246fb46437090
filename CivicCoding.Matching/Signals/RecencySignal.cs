using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Signals;

/// <summary>Being active lately.</summary>
public sealed class RecencySignal : IMatchSignal
{
    public string Name => "recency";

    public IReadOnlyList<string> Features { get; } = ["freshness-share", "recent-share", "recent-teams-share"];

    public void Measure(MatchContext context, FeatureTable table, int column)
    {
        OrganisationProfiles p = context.Index.Profiles;
        ListShare.Set(table, column, o => p.LastDay[o]);
        ListShare.Set(table, column + 1, o => p.Recent[o]);
        ListShare.Set(table, column + 2, o => p.RecentTeams[o]);
    }
}
