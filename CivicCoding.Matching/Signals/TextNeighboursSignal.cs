using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Signals;

/// <summary>Members of projects whose words are near.</summary>
public sealed class TextNeighboursSignal : IMatchSignal
{
    public string Name => "text-neighbours";

    public IReadOnlyList<string> Features { get; } = ["sum", "cubed", "best-share", "short", "latent", "leading", "team", "count", "wide", "share", "relative", "mean", "fresh", "second-share", "third-share"];

    public void Measure(MatchContext context, FeatureTable table, int column)
    {
        NeighbourEvidence n = context.Neighbours;
        OrganisationProfiles profiles = context.Index.Profiles;
        float top = 1e-6f;
        foreach (int o in table.All)
        {
            top = MathF.Max(top, n.Cubed[o]);
        }

        ListShare.Set(table, column + 2, o => n.Best[o]);
        ListShare.Set(table, column + 13, o => n.Second[o]);
        ListShare.Set(table, column + 14, o => n.Third[o]);
        for (int i = 0; i < table.Count; i++)
        {
            int o = table.Candidates[i];
            table.Set(i, column, n.Sum[o]);
            table.Set(i, column + 1, n.Cubed[o]);
            table.Set(i, column + 3, n.Short[o]);
            table.Set(i, column + 4, n.Latent[o]);
            table.Set(i, column + 5, n.Leading[o]);
            table.Set(i, column + 6, n.Team[o]);
            table.Set(i, column + 7, n.Count[o]);
            table.Set(i, column + 8, n.Wide[o]);
            table.Set(i, column + 9, n.Wide[o] / MathF.Sqrt(1 + profiles.Described[o]));
            table.Set(i, column + 10, n.Cubed[o] / top);
            table.Set(i, column + 11, n.Mean[o]);
            table.Set(i, column + 12, n.Fresh[o]);
        }
    }
}
