namespace CivicCoding.Graph.Text.Evaluation;

/// <summary>Measures of a ranking against graded judgements, and how sure a mean difference is.</summary>
internal static class RankMeasure
{
    public const int Depth = 10;
    public const int SuccessDepth = 5;
    private const int Resamples = 10_000;

    /// <summary>nDCG@10 with gains 2^grade - 1 (Järvelin and Kekäläinen 2002; Burges 2005).</summary>
    public static double Ndcg(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> grades)
    {
        double ideal = Gain(grades.Values.OrderDescending());
        return ideal == 0 ? 0 : Gain(ranking.Take(Depth).Select(r => grades.GetValueOrDefault(r))) / ideal;
    }

    /// <summary>True where one of the first five answers the search (grade 2 or 3).</summary>
    public static bool Succeeds(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> grades) =>
        ranking.Take(SuccessDepth).Any(r => grades.GetValueOrDefault(r) >= 2);

    /// <summary>The 95 % interval of the mean of paired differences, by percentiles of resampled means (Efron and Tibshirani 1993, chapter 13), with a fixed seed.</summary>
    public static (double Low, double High) Interval(IReadOnlyList<double> differences)
    {
        var random = new Random(20_240_601);
        var means = new double[Resamples];
        for (int i = 0; i < Resamples; i++)
        {
            double sum = 0;
            for (int j = 0; j < differences.Count; j++)
            {
                sum += differences[random.Next(differences.Count)];
            }

            means[i] = sum / differences.Count;
        }

        Array.Sort(means);
        return (means[(int)(Resamples * 0.025)], means[(int)(Resamples * 0.975)]);
    }

    private static double Gain(IEnumerable<int> grades) => grades.Take(Depth).Select((grade, i) => ((1 << grade) - 1) / Math.Log2(i + 2)).Sum();
}
