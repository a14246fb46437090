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
            table.Set(i, column, s.Hop[o]);
            table.Set(i, column + 1, s.HopHistory[o]);
            table.Set(i, column + 2, s.HopText[o]);
            table.Set(i, column + 3, s.HopLead[o]);
            table.Set(i, column + 4, s.Members[o]);
            table.Set(i, column + 5, s.Members[o] / seeds);
            table.Set(i, column + 6, s.Given[o]);
            table.Set(i, column + 7, s.SecondHop[o]);
            table.Set(i, column + 8, s.NearHop[o]);
            table.Set(i, column + 9, s.Hop[o] / MathF.Sqrt(1 + index.OrganisationProjects[o].Length));
            table.Set(i, column + 10, s.LastDay[o] > 0 ? 1f / (1 + ((index.Today - s.LastDay[o]) / 365f)) : 0);
            table.Set(i, column + 11, s.HopBest[o]);
            table.Set(i, column + 12, s.HopFamily[o]);
            table.Set(i, column + 13, s.Agreed[o]);
            table.Set(i, column + 14, s.HopCount[o] / (2 + index.OrganisationProjects[o].Length));
            table.Set(i, column + 15, s.HopLed[o]);
            table.Set(i, column + 16, s.HopCount[o]);
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
        table.Set(line, column + 6, t.BestGiven[o]);
        table.Set(line, column + 7, t.Surprise[o]);
        table.Set(line, column + 8, context.History.HopRecalled[o]);
    }
}
