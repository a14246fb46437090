using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Serving;
using CivicCoding.Matching.Signals;
using CivicCoding.Matching.Training;

namespace CivicCoding.Matching.Evaluation;

/// <summary>civic eval report: measures everything again and writes it into the report, between two marks; what stands outside of them stays.</summary>
public static class ReportCommand
{
    private const string From = "<!-- measured -->";
    private const string To = "<!-- /measured -->";
    private static readonly string[] TextTaskNames = ["similar", "datasets", "fields"];

    /// <returns>0 done, 3 cannot read or write.</returns>
    public static int Run(EvaluationOptions options, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        try
        {
            string measured = Measure(options, output, cancellation);
            string text = File.Exists(options.Output) ? File.ReadAllText(options.Output) : "";
            int from = text.IndexOf(From, StringComparison.Ordinal);
            int to = text.IndexOf(To, StringComparison.Ordinal);
            text = from >= 0 && to > from
                ? text[..from] + From + "\n\n" + measured + "\n" + text[to..]
                : text + From + "\n\n" + measured + "\n" + To + "\n";
            File.WriteAllText(options.Output, text);
            output.WriteLine($"The report stands in {options.Output}.");
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            error.WriteLine(e.Message);
            return 3;
        }
    }

    private static string Measure(EvaluationOptions options, TextWriter output, CancellationToken cancellation)
    {
        EvaluationOptions partners = options with { Task = "partners" };
        var data = new EvaluationData(partners);
        RelevanceLabels labels = RelevanceLabels.Read(data.Files, data.LabelsFile);
        (IPartnerRanker ranker, string? message) = RankerModel.Load(options.Model, SignalSet.Default);
        output.WriteLine(message ?? $"ranker {ranker.Name}");
        var report = new PartnersReport(new PartnerScorer(SignalSet.Default, ranker), new MatchIndex(ConsortiaCorpus.Read(data.Files, cancellation), null, cancellation), data, labels) { Step = options.Step };
        report.Run(cancellation);
        RankingMeasures measures = EvalCommand.Measures(partners, data);
        var text = new StringBuilder();
        Line(text, $"Ranker {ranker.Name}; {report.Asked.ByQuery.Count} questions of the {options.Split} split, 47,457 candidates.");
        text.Append('\n');
        Methods(text, report, measures);
        Line(text, $"Candidate recall: {string.Join(", ", report.CandidateRecall.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Value:F3} at {r.Key}")))}; recall of the ranked list at 1,000: {measures.Measure(report.Runs["shipped"], report.Asked).All["recall@1000"]:F3}.");
        text.Append('\n');
        Ablation(text, report, measures);
        Times(text, report, options);
        TextTables(text, options, output, cancellation);
        if (options.Model is { } model && RankerModel.CardOf(model) is { } card)
        {
            WriteMeasures(card, options, report, measures);
            output.WriteLine($"The measures stand in {card}.");
        }

        return text.ToString();
    }

    // A card that is named with its model tells what was measured; that of an installed program stays as it was shipped.
    private static void WriteMeasures(string path, EvaluationOptions options, PartnersReport report, RankingMeasures measures)
    {
        MeasureReport shipped = measures.Measure(report.Runs["shipped"], report.Asked);
        MeasureReport fair = measures.Measure(report.Runs["fair"], report.Asked);
        double Of(MeasureReport m, string name) => Math.Round(m.All.GetValueOrDefault(name), 4);
        JsonNode card = JsonNode.Parse(File.ReadAllText(path))!;
        card["measures"] = new JsonObject
        {
            ["data"] = string.Create(CultureInfo.InvariantCulture, $"{options.Split} split of the evaluation data, {report.Asked.ByQuery.Count} questions, as the program serves them"),
            ["ndcg@10"] = Of(shipped, "ndcg@10"),
            ["recall@50"] = Of(shipped, "recall@50"),
            ["mrr"] = Of(shipped, "mrr"),
            ["coverage@10"] = Math.Round(shipped.Coverage, 4),
            ["newcomers@10"] = Of(shipped, "newcomer_share@10"),
            ["ndcg@10 in fair mode"] = Of(fair, "ndcg@10"),
            ["newcomers@10 in fair mode"] = Of(fair, "newcomer_share@10"),
        };
        File.WriteAllText(path, card.ToJsonString(ModelBuilder.Format) + "\n");
    }

    private static void Methods(StringBuilder text, PartnersReport report, RankingMeasures measures)
    {
        Line(text, $"| method | nDCG@10 | 95 % interval | C | H | Recall@50 | MRR | coverage@10 | Gini@10 | newcomers@10 |");
        Line(text, $"| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (string method in report.Runs.Keys.Where(k => !k.StartsWith("without ", StringComparison.Ordinal)))
        {
            MeasureReport m = measures.Measure(report.Runs[method], report.Asked);
            (double low, double high) = RankingMeasures.Interval([.. m.PerQuery.OrderBy(q => q.Key, StringComparer.Ordinal).Select(q => q.Value)]);
            string Kind(string kind) => m.Kinds.TryGetValue(kind, out IReadOnlyDictionary<string, double>? k) ? k["ndcg@10"].ToString("F3", CultureInfo.InvariantCulture) : "-";
            Line(text, $"| {method} | {m.All["ndcg@10"]:F4} | {low:F3} to {high:F3} | {Kind("C")} | {Kind("H")} | {m.All["recall@50"]:F3} | {m.All["mrr"]:F3} | {m.Coverage:F3} | {m.Gini:F3} | {m.All.GetValueOrDefault("newcomer_share@10"):F3} |");
        }

        double usual = measures.Measure(report.Runs["shipped"], report.Asked).All["ndcg@10"];
        double fair = measures.Measure(report.Runs["fair"], report.Asked).All["ndcg@10"];
        text.Append('\n');
        Line(text, $"The price of places kept for newcomers (fair): {100 * (1 - (fair / usual)):F1} % of nDCG@10.");
        text.Append('\n');
    }

    private static void Ablation(StringBuilder text, PartnersReport report, RankingMeasures measures)
    {
        double whole = measures.Measure(report.Runs["no places kept"], report.Sampled).All["ndcg@10"];
        Line(text, $"Without each signal: its numbers are set to zero and the first candidates are ranked again, {report.Sampled.ByQuery.Count} questions, nDCG@10 {whole:F4} with all.");
        text.Append('\n');
        Line(text, $"| without | nDCG@10 | change |");
        Line(text, $"| --- | --- | --- |");
        foreach ((string signal, double value) in report.Runs.Keys.Where(k => k.StartsWith("without ", StringComparison.Ordinal)).Select(k => (Signal: k[8..], Value: measures.Measure(report.Runs[k], report.Sampled).All["ndcg@10"])).OrderBy(k => k.Value))
        {
            Line(text, $"| {signal} | {value:F4} | {value - whole:+0.0000;-0.0000} |");
        }

        text.Append('\n');
    }

    private static void Times(StringBuilder text, PartnersReport report, EvaluationOptions options)
    {
        double[] sorted = [.. report.Milliseconds.Order()];
        if (sorted.Length > 0)
        {
            Line(text, $"One question on one core, candidates to ranked list: p50 {sorted[sorted.Length / 2]:F0} ms, p95 {sorted[sorted.Length * 95 / 100]:F0} ms at the time of this report.");
        }

        string card = Path.Combine(Path.GetDirectoryName(options.Model ?? RankerModel.DefaultPath)!, RankerModel.CardName);
        if (File.Exists(card))
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(card));
            if (document.RootElement.TryGetProperty("training", out JsonElement training))
            {
                Line(text, $"Training: {training.GetProperty("seconds").GetDouble():F0} s, {training.GetProperty("processorSeconds").GetDouble():F0} processor seconds, {training.GetProperty("peakMemoryMegabytes").GetDouble():F0} MB; energy as an estimate {training.GetProperty("energyEstimateWattHours").GetDouble():F1} Wh at {training.GetProperty("watts").GetDouble():F0} W for each busy core.");
            }
        }

        text.Append('\n');
    }

    private static void TextTables(StringBuilder text, EvaluationOptions options, TextWriter output, CancellationToken cancellation)
    {
        Line(text, $"| task | nDCG@10 | 95 % interval | Recall@10 |");
        Line(text, $"| --- | --- | --- | --- |");
        foreach (string task in TextTaskNames)
        {
            EvaluationOptions own = options with { Task = task };
            var data = new EvaluationData(own);
            if (!data.HasLabels || (options.Step > 1 && task == "fields"))
            {
                continue;
            }

            RankingRun run = task switch { "similar" => TextTasks.Similar(data, cancellation), "datasets" => TextTasks.Datasets(data, cancellation), _ => TextTasks.Fields(data, cancellation) };
            MeasureReport m = EvalCommand.Measures(own, data).Measure(run, RelevanceLabels.Read(data.Files, data.LabelsFile));
            (double low, double high) = RankingMeasures.Interval([.. m.PerQuery.OrderBy(q => q.Key, StringComparer.Ordinal).Select(q => q.Value)]);
            Line(text, $"| {task} | {m.All["ndcg@10"]:F4} | {low:F3} to {high:F3} | {m.All["recall@10"]:F3} |");
            output.WriteLine($"{task} done");
        }
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
