using System.Text.Json;
using CivicCoding.Matching.Signals;
using CivicCoding.Matching.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace CivicCoding.Matching.Serving;

/// <summary>Loads the ranker from its file, and takes the weighted sum with a message where that fails.</summary>
public static class RankerModel
{
    public const string FileName = "partners.model.zip";
    public const string CardName = "partners.card.json";
    private const long MaximumBytes = 5 << 20;

    /// <summary>The file that is shipped with the program.</summary>
    public static string DefaultPath => Path.Combine(AppContext.BaseDirectory, "Models", FileName);

    /// <summary>The ranker, and what went wrong or null.</summary>
    public static (IPartnerRanker Ranker, string? Message) Load(string? path, SignalSet signals)
    {
        ArgumentNullException.ThrowIfNull(signals);
        path ??= DefaultPath;
        try
        {
            if (!File.Exists(path))
            {
                return (new WeightedSumRanker(signals), $"The model {path} is missing; a weighted sum ranks instead. `civic train` makes one.");
            }

            if (new FileInfo(path).Length > MaximumBytes)
            {
                return (new WeightedSumRanker(signals), $"The model {path} is larger than 5 MB; a weighted sum ranks instead.");
            }

            string? mismatch = CheckCard(path, signals, out string name);
            return mismatch is not null ? (new WeightedSumRanker(signals), mismatch) : (new TreeRanker(Read(path), name), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException or FormatException or JsonException or DllNotFoundException or TypeInitializationException or ArgumentException)
        {
            return (new WeightedSumRanker(signals), $"The model {path} cannot be read ({e.Message}); a weighted sum ranks instead.");
        }
    }

    /// <summary>The trees of a saved model.</summary>
    public static FlatForest Read(string path)
    {
        var context = new MLContext(seed: 1);
        ITransformer model = context.Model.Load(path, out _);
        return model switch
        {
            RankingPredictionTransformer<LightGbmRankingModelParameters> boosted => FlatForest.From(boosted.Model.TrainedTreeEnsemble),
            RankingPredictionTransformer<FastTreeRankingModelParameters> managed => FlatForest.From(managed.Model.TrainedTreeEnsemble),
            TransformerChain<ITransformer> { LastTransformer: RankingPredictionTransformer<LightGbmRankingModelParameters> last } => FlatForest.From(last.Model.TrainedTreeEnsemble),
            TransformerChain<ITransformer> { LastTransformer: RankingPredictionTransformer<FastTreeRankingModelParameters> last } => FlatForest.From(last.Model.TrainedTreeEnsemble),
            _ => throw new FormatException($"it holds a {model.GetType().Name}, not a ranker of trees"),
        };
    }

    // A model is only as good as the columns it was trained on: they must be the ones that signals give now.
    private static string? CheckCard(string path, SignalSet signals, out string name)
    {
        name = Path.GetFileNameWithoutExtension(path);
        string card = Path.Combine(Path.GetDirectoryName(path) ?? ".", CardName);
        if (!File.Exists(card))
        {
            return $"The model {path} has no card {CardName}; a weighted sum ranks instead.";
        }

        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(card));
        string[] columns = [.. document.RootElement.GetProperty("features").EnumerateArray().Select(f => f.GetString() ?? "")];
        name = document.RootElement.GetProperty("name").GetString() ?? name;
        return columns.SequenceEqual(signals.FeatureNames) ? null : $"The model {path} was trained on other signals; a weighted sum ranks instead. `civic train` makes a new one.";
    }
}
