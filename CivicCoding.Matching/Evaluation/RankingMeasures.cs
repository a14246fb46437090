namespace CivicCoding.Matching.Evaluation;

/// <summary>Scores a run against labels: nDCG, recall, precision, reciprocal rank, coverage, Gini and newcomers, ties broken by item id, lists cut at 1,000.</summary>
public sealed class RankingMeasures
{
    private const int Depth = 1000;
    private static readonly int[] Cuts = [10, 50];

    /// <summary>Items that a query knows already and that do not count.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> Seeds { get; init; } = new Dictionary<string, HashSet<string>>();

    /// <summary>All items of the catalogue; empty: those of the run.</summary>
    public IReadOnlySet<string> Items { get; init; } = new HashSet<string>();

    /// <summary>How often each item took part before; empty: no measure of newcomers.</summary>
    public IReadOnlyDictionary<string, int> History { get; init; } = new Dictionary<string, int>();

    public MeasureReport Measure(RankingRun run, RelevanceLabels labels)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(labels);
        var perQuery = new SortedDictionary<string, Dictionary<string, double>>(StringComparer.Ordinal);
        var shown = new Dictionary<string, int>(StringComparer.Ordinal);
        int missing = 0;
        int unknown = 0;
        foreach ((string query, Dictionary<string, double> relevant) in labels.ByQuery)
        {
            List<string> ranked = Rank(run, query, ref unknown);
            missing += ranked.Count == 0 ? 1 : 0;
            perQuery.Add(query, Score(ranked, relevant));
            foreach (string item in ranked.Take(10))
            {
                shown[item] = shown.GetValueOrDefault(item) + 1;
            }
        }

        var kinds = new SortedDictionary<string, IReadOnlyDictionary<string, double>>(StringComparer.Ordinal);
        foreach (IGrouping<string, string> kind in perQuery.Keys.Where(q => q.Contains(':', StringComparison.Ordinal)).GroupBy(q => q[(q.LastIndexOf(':') + 1)..]))
        {
            kinds.Add(kind.Key, Mean([.. kind.Select(q => perQuery[q])]));
        }

        int catalogue = Items.Count > 0 ? Items.Count : shown.Count;
        return new MeasureReport
        {
            Queries = perQuery.Count,
            WithoutResult = missing,
            UnknownItems = unknown,
            All = Mean([.. perQuery.Values]),
            Kinds = kinds,
            Coverage = catalogue == 0 ? 0 : (double)shown.Count / catalogue,
            Gini = Gini(shown, catalogue),
            PerQuery = perQuery.ToDictionary(q => q.Key, q => q.Value["ndcg@10"], StringComparer.Ordinal),
        };
    }

    /// <summary>The interval that holds the mean in 95 of 100 resamplings of the queries, from a fixed seed.</summary>
    public static (double Low, double High) Interval(IReadOnlyCollection<double> values, int rounds = 300)
    {
        double[] all = [.. values];
        if (all.Length == 0)
        {
            return (0, 0);
        }

        var random = new Random(7);
        var means = new double[rounds];
        for (int i = 0; i < rounds; i++)
        {
            double sum = 0;
            for (int j = 0; j < all.Length; j++)
            {
                sum += all[random.Next(all.Length)];
            }

            means[i] = sum / all.Length;
        }

        Array.Sort(means);
        return (means[rounds / 40], means[rounds - 1 - (rounds / 40)]);
    }

    private List<string> Rank(RankingRun run, string query, ref int unknown)
    {
        if (!run.ByQuery.TryGetValue(query, out Dictionary<string, double>? items))
        {
            return [];
        }

        Seeds.TryGetValue(query, out HashSet<string>? seeds);
        var kept = new List<(string Item, double Score)>(items.Count);
        foreach ((string item, double score) in items)
        {
            if (double.IsNaN(score) || (seeds is not null && seeds.Contains(item)))
            {
                continue;
            }

            if (Items.Count > 0 && !Items.Contains(item))
            {
                unknown++;
                continue;
            }

            kept.Add((item, score));
        }

        kept.Sort((x, y) => y.Score.CompareTo(x.Score) is not 0 and int c ? c : string.CompareOrdinal(x.Item, y.Item));
        return [.. kept.Take(Depth).Select(k => k.Item)];
    }

    private Dictionary<string, double> Score(List<string> ranked, Dictionary<string, double> relevant)
    {
        var measures = new Dictionary<string, double>(StringComparer.Ordinal);
        double[] gains = [.. ranked.Select(i => relevant.GetValueOrDefault(i))];
        double[] ideal = [.. relevant.Values.OrderDescending()];
        foreach (int k in Cuts)
        {
            int hits = gains.Take(k).Count(g => g > 0);
            measures[$"recall@{k}"] = (double)hits / relevant.Count;
            measures[$"capped_recall@{k}"] = (double)hits / Math.Min(k, relevant.Count);
            measures[$"precision@{k}"] = (double)hits / k;
            measures[$"ndcg@{k}"] = Discounted(gains, k) / Discounted(ideal, k);
        }

        int first = Array.FindIndex(gains, g => g > 0);
        measures["mrr"] = first < 0 ? 0 : 1.0 / (first + 1);
        double precision = 0;
        int found = 0;
        for (int n = 0; n < gains.Length; n++)
        {
            if (gains[n] > 0)
            {
                precision += (double)++found / (n + 1);
            }
        }

        measures["map"] = precision / relevant.Count;
        measures["hit@10"] = gains.Take(10).Any(g => g > 0) ? 1 : 0;
        measures["recall@1000"] = (double)found / relevant.Count;
        if (History.Count > 0)
        {
            string[] top = [.. ranked.Take(10)];
            measures["mean_popularity@10"] = top.Length == 0 ? 0 : top.Average(i => (double)History.GetValueOrDefault(i));
            measures["newcomer_share@10"] = top.Length == 0 ? 0 : (double)top.Count(i => History.GetValueOrDefault(i) <= 1) / top.Length;
        }

        return measures;
    }

    private static double Discounted(double[] gains, int k)
    {
        double sum = 0;
        for (int n = 0; n < Math.Min(k, gains.Length); n++)
        {
            sum += gains[n] / Math.Log2(n + 2);
        }

        return sum;
    }

    private static Dictionary<string, double> Mean(IReadOnlyList<Dictionary<string, double>> queries)
    {
        var mean = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (Dictionary<string, double> query in queries)
        {
            foreach ((string name, double value) in query)
            {
                mean[name] = mean.GetValueOrDefault(name) + (value / queries.Count);
            }
        }

        return mean;
    }

    private static double Gini(Dictionary<string, int> shown, int catalogue)
    {
        double total = shown.Values.Sum();
        if (total == 0 || catalogue == 0)
        {
            return 0;
        }

        int[] counts = [.. shown.Values.Order()];
        double weighted = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            weighted += (catalogue - counts.Length + i + 1.0) * counts[i];
        }

        return (2 * weighted / (catalogue * total)) - ((catalogue + 1.0) / catalogue);
    }
}
