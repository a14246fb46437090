using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Signals;

/// <summary>How much an organisation has taken part at all.</summary>
public sealed class PopularitySignal : IMatchSignal
{
    public string Name => "popularity";

    public IReadOnlyList<string> Features { get; } = ["described-share", "history-share", "teams-share", "team-share"];

    public void Measure(MatchContext context, FeatureTable table, int column)
    {
        OrganisationProfiles p = context.Index.Profiles;
        ListShare.Set(table, column, o => p.Described[o]);
        ListShare.Set(table, column + 1, o => p.History[o]);
        ListShare.Set(table, column + 2, o => p.Teams[o]);
        for (int i = 0; i < table.Count; i++)
        {
            int o = table.Candidates[i];
            table.Set(i, column + 3, p.Teams[o] / (1 + p.Described[o] + p.History[o]));
        }
    }
}
