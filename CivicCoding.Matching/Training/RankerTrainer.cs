using CivicCoding.Matching.Signals;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace CivicCoding.Matching.Training;

/// <summary>Trains the forests over the signals with ML.NET: LightGBM, or FastTree where the native library does not load. The same examples give the same trees, however many threads grow them.</summary>
public sealed class RankerTrainer
{
    // More values of each number told apart cost time and give nothing that can be measured.
    private const int Values = 63;

    // LightGBM keeps its number of threads for the whole process: a forest loaded with another number would break one that grows.
    private static readonly Lock Native = new();

    public int Trees { get; init; } = 300;

    public int Leaves { get; init; } = 31;

    public double LearningRate { get; init; } = 0.06;

    public int MinimumPerLeaf { get; init; } = 40;

    /// <summary>The share of the numbers that each tree may look at.</summary>
    public double FeatureShare { get; init; } = 0.3;

    /// <summary>The share of the examples that each tree is grown on.</summary>
    internal double ExampleShare { get; init; } = 1;

    /// <summary>Forests of other seeds look at other numbers and other examples.</summary>
    internal int Seed { get; init; } = 1;

    /// <summary>How many threads grow a forest of LightGBM; the trees are the same whatever it is. FastTree's differ, so it always has one.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Trains the forest that orders lists, and says which trainer it was.</summary>
    public TrainedForest Train(IReadOnlyList<RankingExample> examples, SignalSet signals, bool forceFastTree = false)
    {
        ArgumentNullException.ThrowIfNull(signals);
        var context = new MLContext(Seed);
        IDataView data = Load(context, examples, signals);
        if (!forceFastTree)
        {
            try
            {
                return Boosted(context, data, IsWeighted(examples));
            }
            catch (Exception e) when (IsMissingLibrary(e))
            {
                // The native library is missing on this machine: the managed trainer does the work.
            }
        }

        return Managed(context, data, IsWeighted(examples));
    }

    /// <summary>Trains the second forest, which tells partners from others whatever the question; null where the native library does not load.</summary>
    public TrainedForest? TrainSecond(IReadOnlyList<RankingExample> examples, SignalSet signals)
    {
        ArgumentNullException.ThrowIfNull(signals);
        var context = new MLContext(Seed);
        IDataView data = Load(context, examples, signals);
        try
        {
            using Lock.Scope alone = Native.EnterScope();
            BinaryPredictionTransformer<CalibratedModelParametersBase<LightGbmBinaryModelParameters, PlattCalibrator>> model = context.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
            {
                LabelColumnName = nameof(RankingExample.Partner),
                FeatureColumnName = nameof(RankingExample.Features),
                ExampleWeightColumnName = IsWeighted(examples) ? nameof(RankingExample.Weight) : null,
                NumberOfIterations = Trees * 5 / 6,
                NumberOfLeaves = Leaves,
                LearningRate = LearningRate * 7 / 6,
                MinimumExampleCountPerLeaf = MinimumPerLeaf,
                NumberOfThreads = Math.Max(1, Threads),
                HandleMissingValue = false,
                MaximumBinCountPerFeature = Values,
                Seed = Seed,
                Booster = Booster(),
            }).Repeatable().Fit(data);
            return new TrainedForest(context, model, data.Schema, FlatForest.From(model.Model.SubModel.TrainedTreeEnsemble), "LightGBM binary");
        }
        catch (Exception e) when (IsMissingLibrary(e))
        {
            return null;
        }
    }

    private GradientBooster.Options Booster() =>
        new() { FeatureFraction = FeatureShare, SubsampleFraction = ExampleShare, SubsampleFrequency = ExampleShare < 1 ? 1 : 0 };

    private static bool IsMissingLibrary(Exception e) =>
        e is DllNotFoundException or TypeInitializationException or EntryPointNotFoundException or BadImageFormatException || (e.InnerException is { } inner && IsMissingLibrary(inner));

    private static bool IsWeighted(IReadOnlyList<RankingExample> examples) => examples.Any(e => e.Weight != 1);

    private static IDataView Load(MLContext context, IReadOnlyList<RankingExample> examples, SignalSet signals)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(RankingExample));
        schema[nameof(RankingExample.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, signals.FeatureNames.Count);
        schema[nameof(RankingExample.Group)].ColumnType = new KeyDataViewType(typeof(uint), int.MaxValue);
        return context.Data.LoadFromEnumerable(examples, schema);
    }

    private TrainedForest Boosted(MLContext context, IDataView data, bool weighted)
    {
        using Lock.Scope alone = Native.EnterScope();
        RankingPredictionTransformer<LightGbmRankingModelParameters> model = context.Ranking.Trainers.LightGbm(new LightGbmRankingTrainer.Options
        {
            LabelColumnName = nameof(RankingExample.Label),
            FeatureColumnName = nameof(RankingExample.Features),
            RowGroupColumnName = nameof(RankingExample.Group),
            ExampleWeightColumnName = weighted ? nameof(RankingExample.Weight) : null,
            NumberOfIterations = Trees,
            NumberOfLeaves = Leaves,
            LearningRate = LearningRate,
            MinimumExampleCountPerLeaf = MinimumPerLeaf,
            NumberOfThreads = Math.Max(1, Threads),
            HandleMissingValue = false,
            MaximumBinCountPerFeature = Values,
            Seed = Seed,
            Booster = Booster(),
        }).Repeatable().Fit(data);
        return new TrainedForest(context, model, data.Schema, FlatForest.From(model.Model.TrainedTreeEnsemble), "LightGBM LambdaRank");
    }

    private TrainedForest Managed(MLContext context, IDataView data, bool weighted)
    {
        FastTreeRankingTrainer trainer = context.Ranking.Trainers.FastTree(new FastTreeRankingTrainer.Options
        {
            LabelColumnName = nameof(RankingExample.Label),
            FeatureColumnName = nameof(RankingExample.Features),
            RowGroupColumnName = nameof(RankingExample.Group),
            ExampleWeightColumnName = weighted ? nameof(RankingExample.Weight) : null,
            NumberOfTrees = Trees,
            NumberOfLeaves = Leaves,
            LearningRate = LearningRate,
            MinimumExampleCountPerLeaf = MinimumPerLeaf,
            NumberOfThreads = 1,
        });
        RankingPredictionTransformer<FastTreeRankingModelParameters> model = trainer.Fit(data);
        return new TrainedForest(context, model, data.Schema, FlatForest.From(model.Model.TrainedTreeEnsemble), "FastTree");
    }
}
