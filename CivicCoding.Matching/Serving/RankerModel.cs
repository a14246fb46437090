using System.Text.Json;
using CivicCoding.Matching.Signals;
using CivicCoding.Matching.Training;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace CivicCoding.Matching.Serving;

/// <summary>Loads the ranker from its files. Where that fails the plain FastTree model beside them ranks, then the shipped model, then the weighted sum; a message says so.</summary>
public static class RankerModel
{
    public const string FileName = "partners.model.zip";
    public const string SecondName = "partners.second.zip";
    public const string CardName = "partners.card.json";
    public const string FallbackName = "partners.fallback.zip";
    public const string FallbackCardName = "partners.fallback.json";

    /// <summary>The forests of each kind: the mean of several is steadier than one.</summary>
    private const int Forests = 6;

    /// <summary>The files whose mean orders lists.</summary>
    internal static IReadOnlyList<string> Files { get; } = [FileName, .. Enumerable.Range(2, Forests - 1).Select(n => $"partners.model-{n}.zip")];

    /// <summary>The files whose mean tells partners from others.</summary>
    internal static IReadOnlyList<string> SecondFiles { get; } = [SecondName, .. Enumerable.Range(2, Forests - 1).Select(n => $"partners.second-{n}.zip")];

    private const int MostFiles = 8;
    private const long MaximumBytes = 5 << 20;

    /// <summary>The file that is shipped with the program.</summary>
    public static string DefaultPath => Path.Combine(AppContext.BaseDirectory, "Models", FileName);

    /// <summary>The ranker, and what went wrong or null.</summary>
    public static (IPartnerRanker Ranker, string? Message) Load(string? path, SignalSet signals)
    {
        ArgumentNullException.ThrowIfNull(signals);
        path ??= DefaultPath;
        (TreeRanker? ranker, string? message) = Try(path, () => ReadWhole(path, signals));
        if (ranker is not null)
        {
            return (ranker, message);
        }

        (TreeRanker? plain, string? second) = Try(Beside(path, FallbackName), () => (ReadFallback(path, signals), null));
        return plain is not null
            ? (plain, $"{message} A plain FastTree model ranks instead.")
            : (new WeightedSumRanker(signals), $"{message} {second} A weighted sum ranks instead; `civic train` makes a new model.");
    }

    /// <summary>The ranker of a store: its own model, else the shipped one.</summary>
    public static (IPartnerRanker Ranker, string? Message) LoadFor(ModelFolder folder, SignalSet signals)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (folder.Present is not { } own)
        {
            return Load(null, signals);
        }

        (IPartnerRanker ranker, string? message) = Load(own, signals);
        if (ranker is not WeightedSumRanker)
        {
            return (ranker, message);
        }

        (IPartnerRanker shipped, string? other) = Load(null, signals);
        return (shipped, $"{message} The shipped model ranks instead of it; `civic train --rollback` goes back to the one before. {other}".TrimEnd());
    }

    /// <summary>The card beside a model file; null where there is none.</summary>
    public static string? CardOf(string? path) => Beside(path ?? DefaultPath, CardName) is var card && File.Exists(card) ? card : null;

    /// <summary>The trees of a saved model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">Where each of its features stands in the lines to score; null: where it stood in training.</param>
    public static FlatForest Read(string path, IReadOnlyList<int>? columns = null)
    {
        if (new FileInfo(path) is { Exists: true, Length: > MaximumBytes })
        {
            throw new FormatException("it is larger than 5 MB");
        }

        var context = new MLContext(seed: 1);
        ITransformer model = context.Model.Load(path, out _);
        return model is ISingleFeaturePredictionTransformer<object> { Model: { } trained }
            ? trained switch
            {
                LightGbmRankingModelParameters boosted => FlatForest.From(boosted.TrainedTreeEnsemble, columns),
                FastTreeRankingModelParameters managed => FlatForest.From(managed.TrainedTreeEnsemble, columns),
                CalibratedModelParametersBase<LightGbmBinaryModelParameters, PlattCalibrator> binary => FlatForest.From(binary.SubModel.TrainedTreeEnsemble, columns),
                _ => throw new FormatException($"it holds a {trained.GetType().Name}, not trees"),
            }
            : throw new FormatException($"it holds a {model.GetType().Name}, not a ranker of trees");
    }

    private static (TreeRanker? Ranker, string? Message) Try(string path, Func<(TreeRanker, string?)> read)
    {
        try
        {
            return File.Exists(path) ? read() : (null, $"The model {path} is missing.");
        }
        catch (Exception e)
        {
            // Whatever is wrong with a file or a library, the next model takes its place.
            return (null, $"The model {path} cannot be read ({e.Message}).");
        }
    }

    private static (TreeRanker Ranker, string? Message) ReadWhole(string path, SignalSet signals)
    {
        string cardFile = Beside(path, CardName);
        if (!File.Exists(cardFile))
        {
            throw new FormatException($"it has no card {CardName}");
        }

        using JsonDocument card = JsonDocument.Parse(File.ReadAllBytes(cardFile));
        int[] columns = Columns(card.RootElement, signals);
        string name = card.RootElement.GetProperty("name").GetString() ?? Path.GetFileNameWithoutExtension(path);
        FlatForest forest = ReadAll(path, card.RootElement, Path.GetFileName(path), columns);
        if (!card.RootElement.TryGetProperty("second", out JsonElement second))
        {
            return (new TreeRanker(forest, name), null);
        }

        // The second forest only adds to the first: where it is missing or broken the first ranks alone, and a message says so.
        string file = Beside(path, SecondName);
        try
        {
            return (new TreeRanker(forest, name, ReadAll(path, second, SecondName, columns), second.GetProperty("weight").GetSingle()), null);
        }
        catch (Exception e)
        {
            return (new TreeRanker(forest, name), $"The second part of the model {file} cannot be read ({e.Message}); the first ranks alone.");
        }
    }

    // A card of before names no files: then there is one.
    private static FlatForest ReadAll(string path, JsonElement card, string usual, int[] columns)
    {
        string[] files = card.TryGetProperty("files", out JsonElement named) ? [.. named.EnumerateArray().Take(MostFiles).Select(f => Path.GetFileName(f.GetString() ?? ""))] : [usual];
        return files.Length == 0 ? throw new FormatException("its card names no files") : FlatForest.Mean([.. files.Select(f => Read(Beside(path, f), columns))]);
    }

    private static TreeRanker ReadFallback(string path, SignalSet signals)
    {
        using JsonDocument card = JsonDocument.Parse(File.ReadAllBytes(Beside(path, FallbackCardName)));
        string name = card.RootElement.GetProperty("name").GetString() ?? "fasttree";
        return new TreeRanker(Read(Beside(path, FallbackName), Columns(card.RootElement, signals)), name);
    }

    // A model is only as good as the columns it was trained on: each must be one that a signal gives now, wherever it stands.
    private static int[] Columns(JsonElement card, SignalSet signals)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < signals.FeatureNames.Count; i++)
        {
            known.Add(signals.FeatureNames[i], i);
        }

        return [.. card.GetProperty("features").EnumerateArray().Select(f => known.TryGetValue(f.GetString() ?? "", out int at)
            ? at
            : throw new FormatException($"it was trained on other signals: nothing gives {f.GetString()} now"))];
    }

    private static string Beside(string path, string name) => Path.Combine(Path.GetDirectoryName(path) ?? ".", name);
}
