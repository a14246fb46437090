using CivicCoding.Matching.Signals;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace CivicCoding.Matching.Training;

/// <summary>Trains the ranker over the signals with ML.NET: LightGBM LambdaRank, or FastTree where the native library does not load.</summary>
public sealed class RankerTrainer
{
    public int Trees { get; init; } = 300;

    public int Leaves { get; init; } = 31;

    public double LearningRate { get; init; } = 0.06;

    public int MinimumPerLeaf { get; init; } = 40;

    public int Threads { get; init; } = 2;

    /// <summary>Trains, and says which trainer it was.</summary>
    public (MLContext Context, ITransformer Model, DataViewSchema Schema, FlatForest Forest, string Trainer) Train(IReadOnlyList<RankingExample> examples, SignalSet signals, bool forceFastTree = false)
    {
        ArgumentNullException.ThrowIfNull(signals);
        var context = new MLContext(seed: 1);
        SchemaDefinition schema = SchemaDefinition.Create(typeof(RankingExample));
        schema[nameof(RankingExample.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, signals.FeatureNames.Count);
        schema[nameof(RankingExample.Group)].ColumnType = new KeyDataViewType(typeof(uint), int.MaxValue);
        IDataView data = context.Data.LoadFromEnumerable(examples, schema);
        if (!forceFastTree)
        {
            try
            {
                return Boosted(context, data);
            }
            catch (Exception e) when (e is DllNotFoundException or TypeInitializationException or EntryPointNotFoundException)
            {
                // The native library is missing on this machine: the managed trainer does the work.
            }
        }

        return Managed(context, data);
    }

    /// <summary>Trains the second forest, which tells partners from others whatever the question; null where the native library does not load.</summary>
    public (MLContext Context, ITransformer Model, DataViewSchema Schema, FlatForest Forest)? TrainSecond(IReadOnlyList<RankingExample> examples, SignalSet signals)
    {
        ArgumentNullException.ThrowIfNull(signals);
        var context = new MLContext(seed: 2);
        SchemaDefinition schema = SchemaDefinition.Create(typeof(RankingExample));
        schema[nameof(RankingExample.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, signals.FeatureNames.Count);
        schema[nameof(RankingExample.Group)].ColumnType = new KeyDataViewType(typeof(uint), int.MaxValue);
        IDataView data = context.Data.LoadFromEnumerable(examples, schema);
        data = context.Transforms.Conversion.ConvertType("Partner", nameof(RankingExample.Label), DataKind.Boolean).Fit(data).Transform(data);
        try
        {
            var model = context.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
            {
                LabelColumnName = "Partner",
                FeatureColumnName = nameof(RankingExample.Features),
                NumberOfIterations = Trees * 5 / 6,
                NumberOfLeaves = Leaves,
                LearningRate = LearningRate * 7 / 6,
                MinimumExampleCountPerLeaf = MinimumPerLeaf,
                NumberOfThreads = Threads,
                HandleMissingValue = false,
                Seed = 2,
            }).Fit(data);
            return (context, model, data.Schema, FlatForest.From(model.Model.SubModel.TrainedTreeEnsemble));
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    private (MLContext, ITransformer, DataViewSchema, FlatForest, string) Boosted(MLContext context, IDataView data)
    {
        LightGbmRankingTrainer trainer = context.Ranking.Trainers.LightGbm(new LightGbmRankingTrainer.Options
        {
            LabelColumnName = nameof(RankingExample.Label),
            FeatureColumnName = nameof(RankingExample.Features),
            RowGroupColumnName = nameof(RankingExample.Group),
            NumberOfIterations = Trees,
            NumberOfLeaves = Leaves,
            LearningRate = LearningRate,
            MinimumExampleCountPerLeaf = MinimumPerLeaf,
            NumberOfThreads = Threads,
            HandleMissingValue = false,
        });
        RankingPredictionTransformer<LightGbmRankingModelParameters> model = trainer.Fit(data);
        return (context, model, data.Schema, FlatForest.From(model.Model.TrainedTreeEnsemble), "LightGBM LambdaRank");
    }

    private (MLContext, ITransformer, DataViewSchema, FlatForest, string) Managed(MLContext context, IDataView data)
    {
        FastTreeRankingTrainer trainer = context.Ranking.Trainers.FastTree(new FastTreeRankingTrainer.Options
        {
            LabelColumnName = nameof(RankingExample.Label),
            FeatureColumnName = nameof(RankingExample.Features),
            RowGroupColumnName = nameof(RankingExample.Group),
            NumberOfTrees = Trees,
            NumberOfLeaves = Leaves,
            LearningRate = LearningRate,
            MinimumExampleCountPerLeaf = MinimumPerLeaf,
            NumberOfThreads = Threads,
        });
        RankingPredictionTransformer<FastTreeRankingModelParameters> model = trainer.Fit(data);
        return (context, model, data.Schema, FlatForest.From(model.Model.TrainedTreeEnsemble), "FastTree");
    }
}
