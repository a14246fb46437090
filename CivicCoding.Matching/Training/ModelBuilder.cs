using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CivicCoding.Matching.Serving;
using CivicCoding.Matching.Signals;

namespace CivicCoding.Matching.Training;

/// <summary>Trains the forests of a model and writes them into a folder with their card: the one that orders lists, the one that tells partners from others, and a plain FastTree model that ranks where the others do not load.</summary>
public sealed class ModelBuilder(TrainingOptions options, SignalSet signals)
{
    private const float SecondWeight = 0.5f;
    private const int FallbackTrees = 80;
    private const int FallbackExamples = 100_000;

    /// <summary>How a card is written.</summary>
    internal static readonly JsonSerializerOptions Format = new() { WriteIndented = true };

    /// <summary>Trains and writes; the card comes back to be filled with measures.</summary>
    /// <param name="examples">The examples of all questions.</param>
    /// <param name="folder">The folder; it is there.</param>
    /// <param name="name">The model's name.</param>
    /// <param name="data">What it is trained on, in a sentence.</param>
    public JsonObject Build(List<RankingExample> examples, string folder, string name, string data)
    {
        ArgumentNullException.ThrowIfNull(examples);
        var orders = new TrainedForest[RankerModel.Files.Count];
        var tells = new TrainedForest?[RankerModel.SecondFiles.Count];
        TrainedForest? fallback = null;
        // One LightGBM forest grows at a time, so each has all threads; the plain model grows beside them.
        Parallel.Invoke(
            new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Threads) },
            [
                () => fallback = Fallback(examples),
                .. Enumerable.Range(0, orders.Length).Select(i => (Action)(() => orders[i] = Trainer(examples.Count, 1 + (2 * i)).Train(examples, signals, options.Managed))),
                .. Enumerable.Range(0, tells.Length).Select(i => (Action)(() => tells[i] = options.Managed ? null : Trainer(examples.Count, 2 + (2 * i)).TrainSecond(examples, signals))),
            ]);
        TrainedForest first = orders[0];
        TrainedForest? second = tells[0];
        for (int i = 0; i < orders.Length; i++)
        {
            orders[i].Save(Path.Combine(folder, RankerModel.Files[i]));
        }

        for (int i = 0; i < tells.Length; i++)
        {
            tells[i]?.Save(Path.Combine(folder, RankerModel.SecondFiles[i]));
        }

        fallback!.Save(Path.Combine(folder, RankerModel.FallbackName));
        var features = new JsonArray([.. signals.FeatureNames.Select(f => JsonValue.Create(f))]);
        Write(new JsonObject { ["name"] = "fasttree-" + name, ["trainer"] = $"ML.NET FastTree, {fallback.Forest.TreeCount} trees", ["features"] = features.DeepClone() }, Path.Combine(folder, RankerModel.FallbackCardName));
        string day = options.Clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var card = new JsonObject
        {
            ["name"] = name,
            ["task"] = "ranks organisations as partners for a project",
            ["trainer"] = string.Create(CultureInfo.InvariantCulture, $"the mean of {orders.Length}: ML.NET {first.Trainer}, {first.Forest.TreeCount} trees of {options.Leaves} leaves, learning rate {options.LearningRate}"),
            ["files"] = new JsonArray([.. RankerModel.Files.Select(f => JsonValue.Create(f))]),
        };
        if (second is not null)
        {
            card["second"] = new JsonObject { ["trainer"] = string.Create(CultureInfo.InvariantCulture, $"the mean of {tells.Length}: ML.NET {second.Trainer}, {second.Forest.TreeCount} trees"), ["files"] = new JsonArray([.. RankerModel.SecondFiles.Select(f => JsonValue.Create(f))]), ["weight"] = SecondWeight };
        }

        card["trained"] = day;
        card["data"] = data;
        card["spans"] = new JsonArray([.. options.Spans.Select(s => JsonValue.Create(string.Create(CultureInfo.InvariantCulture, $"measured before {s.From:yyyy-MM-dd}, labelled until {s.To:yyyy-MM-dd}")))]);
        card["questions"] = examples.Select(e => e.Group).Distinct().Count();
        card["examples"] = examples.Count;
        card["partners"] = examples.Count(e => e.Partner);
        card["limits"] = new JsonArray(
            "It has learnt from past consortia: small organisations and newcomers are seldom in its labels. Places in the list are kept for them, and /exposure shows who is suggested how often.",
            "It has not learnt needs and offers; these have a stated floor weight of 0.6 beside it.",
            "It ranks organisations, never persons.");
        card["features"] = features;
        WriteCard(card, folder);
        return card;
    }

    /// <summary>Writes the card beside the model.</summary>
    public static void WriteCard(JsonObject card, string folder) => Write(card, Path.Combine(folder, RankerModel.CardName));

    /// <summary>What a training took, as a part of the card.</summary>
    public static JsonObject Describe(TrainingCost cost)
    {
        ArgumentNullException.ThrowIfNull(cost);
        return new JsonObject
        {
            ["seconds"] = Math.Round(cost.Elapsed.TotalSeconds),
            ["processorSeconds"] = Math.Round(cost.Processor.TotalSeconds),
            ["peakMemoryMegabytes"] = Math.Round(cost.PeakBytes / 1e6),
            ["watts"] = cost.Watts,
            ["energyEstimateWattHours"] = Math.Round(cost.WattHours, 2),
            ["energyNote"] = "An estimate: measured processor seconds times the stated watts for each busy core. Nothing was metered.",
        };
    }

    private static void Write(JsonObject card, string path) => File.WriteAllText(path, card.ToJsonString(Format) + "\n");

    private RankerTrainer Trainer(int examples, int seed) =>
        new() { Trees = options.Trees, Leaves = options.Leaves, LearningRate = options.LearningRate, MinimumPerLeaf = Math.Clamp(examples / 500, 2, 40), Seed = seed, Threads = options.Threads };

    private TrainedForest Fallback(List<RankingExample> examples)
    {
        uint step = (uint)Math.Max(1, examples.Count / FallbackExamples);
        List<RankingExample> some = step == 1 ? examples : [.. examples.Where(e => e.Group % step == 0)];
        return new RankerTrainer { Trees = Math.Min(FallbackTrees, options.Trees), Leaves = options.Leaves, LearningRate = 0.1, MinimumPerLeaf = Math.Clamp(some.Count / 500, 2, 40) }.Train(some, signals, forceFastTree: true);
    }
}
