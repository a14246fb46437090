using System.Globalization;
using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Serving;
using CivicCoding.Matching.Signals;

namespace CivicCoding.Matching.Evaluation;

/// <summary>civic eval: writes a run and, where the split's labels are there, prints the measures.</summary>
public static class EvalCommand
{
    /// <returns>0 done, 2 wrong use, 3 cannot read or write.</returns>
    public static int Run(EvaluationOptions options, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        try
        {
            if (options.Task == "report")
            {
                return ReportCommand.Run(options, output, error, cancellation);
            }

            var data = new EvaluationData(options);
            RelevanceLabels? labels = data.HasLabels ? RelevanceLabels.Read(data.Files, data.LabelsFile) : null;
            RankingRun? run = options.Task switch
            {
                "partners" => Partners(options, data, labels, output, cancellation),
                "similar" => TextTasks.Similar(data, cancellation),
                "datasets" => TextTasks.Datasets(data, cancellation),
                "fields" => TextTasks.Fields(data, cancellation),
                _ => null,
            };
            if (run is null)
            {
                error.WriteLine($"There is no task {options.Task}. Tasks: partners, similar, datasets, fields, report.");
                return 2;
            }

            using (var writer = new StreamWriter(options.Output))
            {
                run.Write(writer);
            }

            if (labels is not null && options.Queries is null)
            {
                Print(Measures(options, data).Measure(run, labels), output);
            }

            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            error.WriteLine(e.Message);
            return 3;
        }
    }

    /// <summary>The measures of a task, with its known members, catalogue and history.</summary>
    public static RankingMeasures Measures(EvaluationOptions options, EvaluationData data)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(data);
        if (options.Task != "partners")
        {
            string? catalogue = options.Task switch { "datasets" => "datasets.items.tsv", "similar" => $"similar.{options.Split}.pool.tsv", _ => null };
            return catalogue is null ? new RankingMeasures() : new RankingMeasures { Items = data.Files.Read(catalogue).Select(r => r.First).ToHashSet(StringComparer.Ordinal) };
        }

        var history = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (TsvRecord r in data.Files.Read("participations.train.tsv.gz"))
        {
            history[r["pic"]] = history.GetValueOrDefault(r["pic"]) + 1;
        }

        return new RankingMeasures
        {
            Items = data.Files.Read("organisations.tsv.gz").Select(r => r.First).ToHashSet(StringComparer.Ordinal),
            History = history,
            Seeds = data.Queries().ToDictionary(r => r["query_id"], r => r["seed_pics"].Split(' ').ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal),
        };
    }

    private static RankingRun Partners(EvaluationOptions options, EvaluationData data, RelevanceLabels? labels, TextWriter output, CancellationToken cancellation)
    {
        (IPartnerRanker ranker, string? message) = RankerModel.Load(options.Model, SignalSet.Default);
        if (message is not null)
        {
            output.WriteLine(message);
        }

        var task = new PartnersTask(new PartnerScorer(SignalSet.Default, ranker)) { Fair = options.Fair };
        RankingRun run = task.Run(data, ConsortiaCorpus.Read(data.Files, cancellation), labels, cancellation);
        task.Milliseconds.Sort();
        if (task.Milliseconds.Count > 0)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ranker {ranker.Name}; {task.Milliseconds.Count} queries, p50 {Percentile(task.Milliseconds, 50):F1} ms, p95 {Percentile(task.Milliseconds, 95):F1} ms"));
        }

        foreach ((int depth, double recall) in task.CandidateRecall)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"candidate recall@{depth} {recall:F4}"));
        }

        return run;
    }

    private static double Percentile(List<double> sorted, int percent) => sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];

    private static void Print(MeasureReport report, TextWriter output)
    {
        (double low, double high) = RankingMeasures.Interval([.. report.PerQuery.OrderBy(q => q.Key, StringComparer.Ordinal).Select(q => q.Value)]);
        output.WriteLine(report.ToString());
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"queries {report.Queries}, without result {report.WithoutResult}, ndcg@10 95% interval {low:F4} to {high:F4}"));
    }
}
