using System.Globalization;
using System.Text.Json;
using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Serving;
using CivicCoding.Matching.Signals;

namespace CivicCoding.Matching.Training;

/// <summary>civic train: trains the partners' ranker by time and writes the model with its card.</summary>
public static class TrainCommand
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };
    private const float SecondWeight = 0.5f;

    /// <returns>0 done, 3 cannot read or write.</returns>
    public static int Run(TrainingOptions options, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        try
        {
            long start = options.Clock.GetTimestamp();
            TimeSpan processor = Environment.CpuUsage.TotalTime;
            MatchCorpus corpus = ConsortiaCorpus.Read(new ConsortiaFiles(options.Data), cancellation);
            var signals = SignalSet.Default;
            List<RankingExample> examples = Examples(corpus, signals, options, cancellation);
            if (examples.Count == 0)
            {
                error.WriteLine("There are no teams of four or more in the spans of time: nothing to learn from.");
                return 3;
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{examples.Count} examples of {examples[^1].Group} questions after {options.Clock.GetElapsedTime(start).TotalSeconds:F0} s"));
            var trainer = new RankerTrainer { Trees = options.Trees, Leaves = options.Leaves, LearningRate = options.LearningRate, Threads = options.Threads };
            var trained = trainer.Train(examples, signals, options.Managed);
            Directory.CreateDirectory(options.Output);
            string path = Path.Combine(options.Output, RankerModel.FileName);
            object? second = null;
            trained.Context.Model.Save(trained.Model, trained.Schema, path);
            if ((options.Managed ? null : trainer.TrainSecond(examples, signals)) is { } other)
            {
                other.Context.Model.Save(other.Model, other.Schema, Path.Combine(options.Output, RankerModel.SecondName));
                second = new { trainer = string.Create(CultureInfo.InvariantCulture, $"ML.NET LightGBM binary, {other.Forest.TreeCount} trees"), weight = SecondWeight };
            }

            var cost = new TrainingCost(options.Clock.GetElapsedTime(start), Environment.CpuUsage.TotalTime - processor, Environment.WorkingSet, options.Watts);
            WriteCard(options, signals, examples, trained.Trainer, trained.Forest.TreeCount, cost, second);
            output.WriteLine(cost.ToString());
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{trained.Trainer}, {trained.Forest.TreeCount} trees, {new FileInfo(path).Length} bytes, {options.Clock.GetElapsedTime(start).TotalSeconds:F0} s in all: {path}"));
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(e.Message);
            return 3;
        }
    }

    /// <summary>The examples of all spans.</summary>
    public static List<RankingExample> Examples(MatchCorpus corpus, SignalSet signals, TrainingOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var examples = new List<RankingExample>();
        var sampler = new TrainingSampler(corpus, signals);
        foreach ((DateOnly from, DateOnly to) in options.Spans)
        {
            uint group = examples.Count == 0 ? 1 : examples[^1].Group + 1;
            examples.AddRange(sampler.Sample(from, to, group, cancellation));
        }

        return examples;
    }

    private static void WriteCard(TrainingOptions options, SignalSet signals, List<RankingExample> examples, string trainer, int trees, TrainingCost cost, object? second)
    {
        string day = options.Clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var card = new
        {
            name = $"partners-{day}",
            task = "ranks organisations as partners for a project",
            trainer = $"ML.NET {trainer}, {trees} trees of {options.Leaves} leaves, learning rate {options.LearningRate.ToString(CultureInfo.InvariantCulture)}",
            second,
            trained = day,
            data = "CORDIS, European Union: Horizon Europe consortia signed before 2024 and Horizon 2020 participations",
            spans = options.Spans.Select(s => string.Create(CultureInfo.InvariantCulture, $"measured before {s.From:yyyy-MM-dd}, labelled until {s.To:yyyy-MM-dd}")),
            questions = examples.Select(e => e.Group).Distinct().Count(),
            examples = examples.Count,
            partners = examples.Count(e => e.Label > 0),
            training = new
            {
                seconds = Math.Round(cost.Elapsed.TotalSeconds),
                processorSeconds = Math.Round(cost.Processor.TotalSeconds),
                peakMemoryMegabytes = Math.Round(cost.PeakBytes / 1e6),
                watts = cost.Watts,
                energyEstimateWattHours = Math.Round(cost.WattHours, 2),
                energyNote = "An estimate: measured processor seconds times the stated watts for each busy core. Nothing was metered.",
            },
            limits = new[]
            {
                "It has learnt from funded European research consortia, not from civil society: small organisations and newcomers are seldom in its labels.",
                "It has not learnt needs and offers; these have a stated floor weight of 0.6 beside it.",
                "It ranks organisations, never persons.",
            },
            features = signals.FeatureNames,
        };
        File.WriteAllText(Path.Combine(options.Output, RankerModel.CardName), JsonSerializer.Serialize(card, Format) + "\n");
    }
}
