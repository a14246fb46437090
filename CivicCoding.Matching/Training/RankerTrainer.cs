using CivicCoding.Matching.Signals;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace CivicCoding.Matching.Training;

/// <summary>Trains the forests over the signals with ML.NET: LightGBM, or FastTree where the native library does not load. One thread each, as only then the same examples give the same trees.</summary>
public sealed class RankerTrainer
{
    public int Trees { get; init; } = 300;

    public int Leaves { get; init; } = 31;

    public double LearningRate { get; init; } = 0.06;

    public int MinimumPerLeaf { get; init; } = 40;

    /// <summary>The share of the numbers that each tree may look at.</summary>
    public double FeatureShare { get; init; } = 0.3;

    /// <summary>The share of the examples that each tree is grown on.</summary>
    internal double ExampleShare { get; init; } = 0.6;

    /// <summary>Forests of other seeds look at other numbers and other examples.</summary>
    internal int Seed { get; init; } = 1;

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
            BinaryPredictionTransformer<CalibratedModelParametersBase<LightGbmBinaryModelParameters, PlattCalibrator>> model = context.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
            {
                LabelColumnName = nameof(RankingExample.Partner),
                FeatureColumnName = nameof(RankingExample.Features),
                ExampleWeightColumnName = IsWeighted(examples) ? nameof(RankingExample.Weight) : null,
                NumberOfIterations = Trees * 5 / 6,
                NumberOfLeaves = Leaves,
                LearningRate = LearningRate * 7 / 6,
                MinimumExampleCountPerLeaf = MinimumPerLeaf,
                NumberOfThreads = 1,
                HandleMissingValue = false,
                Seed = Seed,
                Booster = Booster(),
            }).Fit(data);
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
        LightGbmRankingTrainer trainer = context.Ranking.Trainers.LightGbm(new LightGbmRankingTrainer.Options
        {
            LabelColumnName = nameof(RankingExample.Label),
            FeatureColumnName = nameof(RankingExample.Features),
            RowGroupColumnName = nameof(RankingExample.Group),
            ExampleWeightColumnName = weighted ? nameof(RankingExample.Weight) : null,
            NumberOfIterations = Trees,
            NumberOfLeaves = Leaves,
            LearningRate = LearningRate,
            MinimumExampleCountPerLeaf = MinimumPerLeaf,
            NumberOfThreads = 1,
            HandleMissingValue = false,
            Seed = Seed,
            Booster = Booster(),
        });
        RankingPredictionTransformer<LightGbmRankingModelParameters> model = trainer.Fit(data);
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
