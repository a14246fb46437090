using System.Globalization;

namespace CivicCoding.Matching.Evaluation;

/// <summary>The measures of a run: means over queries, for all and by kind of query, and the exposure of items.</summary>
public sealed record MeasureReport
{
    public required int Queries { get; init; }

    public required int WithoutResult { get; init; }

    public required int UnknownItems { get; init; }

    public required IReadOnlyDictionary<string, double> All { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Kinds { get; init; }

    public required double Coverage { get; init; }

    public required double Gini { get; init; }

    /// <summary>Each query's nDCG@10, for intervals.</summary>
    public required IReadOnlyDictionary<string, double> PerQuery { get; init; }

    /// <summary>The measures that matter most, one line.</summary>
    public override string ToString()
    {
        string Of(IReadOnlyDictionary<string, double> m, string name) => m.TryGetValue(name, out double value) ? value.ToString("F4", CultureInfo.InvariantCulture) : "-";
        string kinds = string.Concat(Kinds.Select(k => $" {k.Key}={Of(k.Value, "ndcg@10")}"));
        return $"ndcg@10={Of(All, "ndcg@10")}{kinds} recall@10={Of(All, "recall@10")} recall@50={Of(All, "recall@50")} mrr={Of(All, "mrr")} "
            + string.Create(CultureInfo.InvariantCulture, $"coverage@10={Coverage:F4} gini@10={Gini:F4} newcomers@10={Of(All, "newcomer_share@10")}");
    }
}
