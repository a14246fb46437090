using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Evaluation;

namespace CivicCoding.Matching.Tests.Evaluation;

public sealed class RankingMeasuresTests
{
    [Fact]
    public void A_perfect_ranking_scores_one_and_an_empty_one_zero()
    {
        var labels = new RelevanceLabels();
        labels.Add("q1", "a", 1);
        labels.Add("q1", "b", 1);
        labels.Add("q2", "a", 1);
        var run = new RankingRun();
        run.Add("q1", "a", 2);
        run.Add("q1", "b", 1);
        MeasureReport report = new RankingMeasures().Measure(run, labels);
        Assert.Equal(0.5, report.All["ndcg@10"], 12);
        Assert.Equal(1, report.WithoutResult);
    }

    [Fact]
    public void Known_members_do_not_count()
    {
        var labels = new RelevanceLabels();
        labels.Add("q", "b", 1);
        var run = new RankingRun();
        run.Add("q", "seed", 9);
        run.Add("q", "b", 1);
        var measures = new RankingMeasures { Seeds = new Dictionary<string, HashSet<string>> { ["q"] = ["seed"] } };
        Assert.Equal(1, measures.Measure(run, labels).All["mrr"]);
    }

    [Fact]
    public void All_measures_equal_the_outside_scorer_on_a_random_run()
    {
        string folder = SharedData.Require("matching");
        var files = new ConsortiaFiles(folder);
        RelevanceLabels labels = RelevanceLabels.Read(files, "partners.dev.qrels.tsv");
        string[] items = [.. files.Read("organisations.tsv.gz").Select(r => r.First)];
        RankingRun run = RandomRun(labels, items);
        string path = Path.GetTempFileName();
        try
        {
            using (StreamWriter writer = File.CreateText(path))
            {
                run.Write(writer);
            }

            using JsonDocument theirs = JsonDocument.Parse(RunScorer(folder, path));
            MeasureReport ours = MeasuresOf(files, items).Measure(run, labels);
            foreach (JsonProperty measure in theirs.RootElement.GetProperty("all").EnumerateObject())
            {
                Assert.Equal(measure.Value.GetDouble(), ours.All[measure.Name], 9);
            }

            Assert.Equal(theirs.RootElement.GetProperty("kinds").GetProperty("H").GetProperty("ndcg@10").GetDouble(), ours.Kinds["H"]["ndcg@10"], 9);
            Assert.Equal(theirs.RootElement.GetProperty("coverage@10").GetDouble(), ours.Coverage, 9);
            Assert.Equal(theirs.RootElement.GetProperty("exposure_gini@10").GetDouble(), ours.Gini, 9);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static RankingRun RandomRun(RelevanceLabels labels, string[] items)
    {
        var random = new Random(3);
        var run = new RankingRun();
        foreach ((string query, Dictionary<string, double> relevant) in labels.ByQuery.Take(400))
        {
            foreach (string item in relevant.Keys.Where(_ => random.Next(3) == 0))
            {
                run.Add(query, item, random.Next(5));
            }

            for (int i = 0; i < 60; i++)
            {
                run.Add(query, items[random.Next(items.Length)], random.Next(6));
            }
        }

        return run;
    }

    private static RankingMeasures MeasuresOf(ConsortiaFiles files, string[] items)
    {
        var history = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (TsvRecord r in files.Read("participations.train.tsv.gz"))
        {
            history[r["pic"]] = history.GetValueOrDefault(r["pic"]) + 1;
        }

        return new RankingMeasures
        {
            Items = items.ToHashSet(StringComparer.Ordinal),
            History = history,
            Seeds = files.Read("partners.dev.queries.tsv").ToDictionary(r => r["query_id"], r => r["seed_pics"].Split(' ').ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal),
        };
    }

    private static string RunScorer(string folder, string run)
    {
        try
        {
            var start = new ProcessStartInfo("python3", ["evaluate.py", run, "partners.dev.qrels.tsv", "--queries", "partners.dev.queries.tsv", "--items", "organisations.tsv.gz", "--history", "participations.train.tsv.gz", "--json"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
            };
            using Process process = Process.Start(start)!;
            return process.StandardOutput.ReadToEnd();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip(string.Create(CultureInfo.InvariantCulture, $"python3 is not installed, so the outside scorer cannot run."));
            return "";
        }
    }
}
