using System.Text.Json;
using CivicCoding.Matching.Signals;
using CivicCoding.Matching.Training;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace CivicCoding.Matching.Serving;

/// <summary>Loads the ranker from its file, and takes the weighted sum with a message where that fails.</summary>
public static class RankerModel
{
    public const string FileName = "partners.model.zip";
    public const string SecondName = "partners.second.zip";
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
            if (mismatch is not null)
            {
                return (new WeightedSumRanker(signals), mismatch);
            }

            FlatForest forest = Read(path);
            (FlatForest? second, float weight, string? missing) = ReadSecond(path);
            return (new TreeRanker(forest, name, second, weight), missing);
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
        return model is ISingleFeaturePredictionTransformer<object> { Model: { } trained }
            ? trained switch
            {
                LightGbmRankingModelParameters boosted => FlatForest.From(boosted.TrainedTreeEnsemble),
                FastTreeRankingModelParameters managed => FlatForest.From(managed.TrainedTreeEnsemble),
                CalibratedModelParametersBase<LightGbmBinaryModelParameters, PlattCalibrator> binary => FlatForest.From(binary.SubModel.TrainedTreeEnsemble),
                _ => throw new FormatException($"it holds a {trained.GetType().Name}, not trees"),
            }
            : throw new FormatException($"it holds a {model.GetType().Name}, not a ranker of trees");
    }

    // The second forest only adds to the first: where it is missing or broken the first ranks alone, and a message says so.
    private static (FlatForest? Forest, float Weight, string? Message) ReadSecond(string path)
    {
        string folder = Path.GetDirectoryName(path) ?? ".";
        using JsonDocument card = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, CardName)));
        if (!card.RootElement.TryGetProperty("second", out JsonElement second))
        {
            return (null, 0, null);
        }

        string file = Path.Combine(folder, SecondName);
        try
        {
            return (Read(file), second.GetProperty("weight").GetSingle(), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException or FormatException or ArgumentException)
        {
            return (null, 0, $"The second part of the model {file} cannot be read ({e.Message}); the first ranks alone.");
        }
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
