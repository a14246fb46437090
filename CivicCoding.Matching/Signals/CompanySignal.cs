using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Signals;

/// <summary>Going with the candidates that stand highest: teams hold together.</summary>
public sealed class CompanySignal : IMatchSignal
{
    public string Name => "company";

    public bool ByList => true;

    public IReadOnlyList<string> Features { get; } = ["near", "position", "words", "kinds", "countries", "standing", "rank"];

    public void Measure(MatchContext context, FeatureTable table, int column)
    {
        var company = new CompanyEvidence(context, table, table.Standing);
        int[] order = [.. Enumerable.Range(0, table.Count)];
        float[] keys = Array.ConvertAll(table.Standing, s => -s);
        Array.Sort(keys, order);
        float top = table.Count == 0 ? 1 : 1e-9f - keys[0];
        for (int rank = 0; rank < order.Length; rank++)
        {
            int i = order[rank];
            int o = table.Candidates[i];
            table.Set(i, column, company.Near(o));
            table.Set(i, column + 1, company.Position(o));
            table.Set(i, column + 2, company.Words(o));
            table.Set(i, column + 3, company.Kind(o));
            table.Set(i, column + 4, company.Country(o));
            table.Set(i, column + 5, table.Standing[i] / top);
            table.Set(i, column + 6, 1f / (5 + rank));
        }
    }
}
