using CivicCoding.Matching.Signals;
using CivicCoding.Matching.Training;

namespace CivicCoding.Matching.Tests.Training;

public sealed class ThreadsTests
{
    private static readonly List<RankingExample> Examples = MadeUp(questions: 100, candidates: 80);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_forest_is_the_same_whatever_the_threads_that_grow_it(bool second)
    {
        float[] one = Scores(second, threads: 1);
        Assert.True(one.Distinct().Count() > 200);
        foreach (int threads in new[] { 2, 3 })
        {
            Assert.Equal(one, Scores(second, threads));
        }
    }

    private static float[] Scores(bool second, int threads)
    {
        var trainer = new RankerTrainer { Trees = 15, Threads = threads };
        TrainedForest trained = second ? trainer.TrainSecond(Examples, SignalSet.Default)! : trainer.Train(Examples, SignalSet.Default);
        return [.. Examples.Select(e => trained.Forest.Score(e.Features))];
    }

    // Enough examples that LightGBM hands them out to its threads, and weights so far apart that sums round by their order.
    private static List<RankingExample> MadeUp(int questions, int candidates)
    {
        var random = new Random(5);
        int width = SignalSet.Default.FeatureNames.Count;
        var examples = new List<RankingExample>(questions * candidates);
        for (int i = 0; i < questions * candidates; i++)
        {
            float[] features = [.. Enumerable.Range(0, width).Select(f => random.NextSingle() < 0.5 ? 0 : MathF.Pow(random.NextSingle(), 1 + (f % 5)))];
            bool partner = features[..8].Sum() + random.NextSingle() > 3.2;
            examples.Add(new RankingExample { Label = partner ? 1 : 0, Partner = partner, Weight = MathF.Pow(10, (10 * random.NextSingle()) - 5), Group = (uint)(1 + (i / candidates)), Features = features });
        }

        return examples;
    }
}
