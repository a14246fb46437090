using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Signals;

/// <summary>Going with the candidates that stand highest: teams hold together.</summary>
public sealed class CompanySignal : IMatchSignal
{
    public string Name => "company";

    public IReadOnlyList<string> Features { get; } = ["near", "position", "words", "kinds", "countries", "standing", "rank"];

    public void Measure(MatchContext context, FeatureTable table, int column)
    {
        var company = new CompanyEvidence(context, table);
        (int[] ranks, float top) = Ranks(table.AllStanding);
        for (int i = 0; i < table.Count; i++)
        {
            int o = table.Candidates[i];
            table.Set(i, column, company.Near(o));
            table.Set(i, column + 1, company.Position(o));
            table.Set(i, column + 2, company.Words(o));
            table.Set(i, column + 3, company.Kind(o));
            table.Set(i, column + 4, company.Country(o));
            table.Set(i, column + 5, table.Standing[i] / top);
            table.Set(i, column + 6, 1f / (5 + ranks[table.Lines[i]]));
        }
    }

    // The place of each candidate among all, and the highest standing.
    private static (int[] Ranks, float Top) Ranks(float[] standing)
    {
        int[] order = [.. Enumerable.Range(0, standing.Length)];
        float[] keys = Array.ConvertAll(standing, s => -s);
        Array.Sort(keys, order);
        int[] ranks = new int[order.Length];
        for (int rank = 0; rank < order.Length; rank++)
        {
            ranks[order[rank]] = rank;
        }

        return (ranks, order.Length == 0 ? 1 : 1e-9f - keys[0]);
    }
}
