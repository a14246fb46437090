using CivicCoding.Matching.Training;
using Microsoft.ML;
using Microsoft.ML.Trainers.LightGbm;

namespace CivicCoding.Matching.Tests.Training;

/// <summary>Whether two ways to add up round differently shows only on some machines and with much data; that LightGBM is told to take one of them shows always.</summary>
public sealed class LightGbmParametersTests
{
    private static LightGbmRankingTrainer.Options Ranking => new() { NumberOfIterations = 1, NumberOfLeaves = 2, MinimumExampleCountPerLeaf = 1 };

    private static LightGbmBinaryTrainer.Options Binary => new() { LabelColumnName = "Partner", NumberOfIterations = 1, NumberOfLeaves = 2, MinimumExampleCountPerLeaf = 1 };

    [Fact]
    public void Both_parameters_are_among_those_that_the_trainers_hand_to_LightGBM()
    {
        Dictionary<string, object> ranking = LightGbmParameters.Of(new MLContext(1).Ranking.Trainers.LightGbm(Ranking).Repeatable());
        Dictionary<string, object> binary = LightGbmParameters.Of(new MLContext(1).BinaryClassification.Trainers.LightGbm(Binary).Repeatable());

        Assert.All([ranking, binary], p => Assert.Equal(("true", "true"), (p["deterministic"], p["force_col_wise"])));
    }

    [Theory]
    [InlineData("force_row_wise", "true", "force_col_wise")]
    [InlineData("deterministic", "perhaps", "deterministic")]
    public void LightGBM_reads_what_stands_among_them(string name, string value, string named)
    {
        // It refuses both ways at once, and a parameter that it knows with a value that it does not.
        IDataView data = new MLContext(1).Data.LoadFromEnumerable(Enumerable.Range(0, 40).Select(i => new Example { Partner = i % 2 == 0, Features = [i, i % 3] }));
        var plain = new MLContext(1).BinaryClassification.Trainers.LightGbm(Binary);
        var trainer = new MLContext(1).BinaryClassification.Trainers.LightGbm(Binary).Repeatable();
        LightGbmParameters.Of(trainer)[name] = value;

        Assert.NotNull(plain.Fit(data));
        Assert.Contains(named, Assert.ThrowsAny<Exception>(() => trainer.Fit(data)).ToString(), StringComparison.Ordinal);
    }

    private sealed class Example
    {
        public bool Partner { get; set; }

        [Microsoft.ML.Data.VectorType(2)]
        public float[] Features { get; set; } = [];
    }
}
