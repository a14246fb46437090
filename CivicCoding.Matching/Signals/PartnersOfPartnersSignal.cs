using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Signals;

/// <summary>Those who worked with the known members before, directly or through a common partner.</summary>
public sealed class PartnersOfPartnersSignal : IMatchSignal
{
    public string Name => "partners-of-partners";

    public IReadOnlyList<string> Features { get; } =
        ["hop", "hop-history", "hop-text", "hop-lead", "members", "member-share", "given", "second", "near-second", "cosine", "years-since", "hop-best", "hop-family", "agreed", "loyalty", "led", "count",
            "most", "most-share", "together", "together-near", "alike", "lately", "best-given", "surprise", "hop-recalled"];

    public void Measure(MatchContext context, FeatureTable table, int column)
    {
        SeedEvidence s = context.Seeds;
        MatchIndex index = context.Index;
        float seeds = MathF.Max(1, context.Query.Seeds.Count);
        for (int i = 0; i < table.Count; i++)
        {
            int o = table.Candidates[i];
            ref readonly SeedTally tally = ref s[o];
            table.Set(i, column, tally.Hop);
            table.Set(i, column + 1, tally.HopHistory);
            table.Set(i, column + 2, tally.HopText);
            table.Set(i, column + 3, tally.HopLead);
            table.Set(i, column + 4, tally.Members);
            table.Set(i, column + 5, tally.Members / seeds);
            table.Set(i, column + 6, tally.Given);
            table.Set(i, column + 7, s.SecondHop[o]);
            table.Set(i, column + 8, s.NearHop[o]);
            table.Set(i, column + 9, tally.Hop / MathF.Sqrt(1 + index.OrganisationProjects[o].Length));
            table.Set(i, column + 10, tally.LastDay > 0 ? 1f / (1 + ((index.Today - tally.LastDay) / 365f)) : 0);
            table.Set(i, column + 11, tally.HopBest);
            table.Set(i, column + 12, tally.HopFamily);
            table.Set(i, column + 13, s.Agreed[o]);
            table.Set(i, column + 14, tally.HopCount / (2 + index.OrganisationProjects[o].Length));
            table.Set(i, column + 15, tally.HopLed);
            table.Set(i, column + 16, tally.HopCount);
            AddOverlap(context, table, i, column + 17);
        }
    }

    private static void AddOverlap(MatchContext context, FeatureTable table, int line, int column)
    {
        int o = table.Candidates[line];
        TeamOverlap t = context.Overlap;
        table.Set(line, column, t.Most[o]);
        table.Set(line, column + 1, t.Most[o] / MathF.Max(1, context.Query.Seeds.Count));
        table.Set(line, column + 2, t.Together[o]);
        table.Set(line, column + 3, t.TogetherNear[o]);
        table.Set(line, column + 4, t.Alike[o]);
        table.Set(line, column + 5, t.Lately[o]);
        table.Set(line, column + 6, context.Seeds[o].BestGiven);
        table.Set(line, column + 7, context.Seeds.Surprise[o]);
        table.Set(line, column + 8, context.History.HopRecalled[o]);
    }
}
