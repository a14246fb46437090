using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Serving;
using CivicCoding.Matching.Signals;
using CivicCoding.Matching.Training;

namespace CivicCoding.Matching.Tests.Training;

public sealed class FeedbackExamplesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("useful", null, 1, 1)]
    [InlineData("useful", null, 9, 3)]
    [InlineData("not", "topic", 4, 2)]
    [InlineData("not", "capacity", 4, 1)]
    [InlineData("known", null, 4, 1)]
    [InlineData("useful", null, 100, FeedbackExamples.MostWeight)]
    public void A_judgement_from_further_down_counts_more_within_bounds(string verdict, string? why, int position, float weight) =>
        Assert.Equal(weight, FeedbackExamples.WeightOf(new Feedback("p", "o", verdict, why, position)), 3);

    [Fact]
    public void What_is_useful_stands_above_the_unjudged_and_what_does_not_fit_below()
    {
        var index = new MatchIndex(MadeUpConsortia.Corpus(), null, Cancellation);
        Feedback[] feedback = [new("p001", "o1", "useful", null, 4), new("p001", "o2", "not", "topic", 1), new("p001", "o3", "known", null, 1), new("p001", "gone", "not", null, 1), new("gone", "o1", "not", null, 1)];
        List<RankingExample> examples = new FeedbackExamples(index, SignalSet.Default).Of(feedback, 7, Cancellation);
        Assert.All(examples, e => Assert.Equal(7u, e.Group));
        RankingExample[] good = [.. examples.Where(e => e.Label == 2)];
        Assert.Equal([1f / 2, 2], good.Select(e => e.Weight).Order());
        Assert.All(good, e => Assert.True(e.Partner));
        Assert.False(Assert.Single(examples, e => e.Label == 0).Partner);
        Assert.Contains(examples, e => e is { Label: 1, Partner: false });
    }

    [Fact]
    public void Feedback_moves_the_trained_scores_in_its_direction()
    {
        MatchCorpus corpus = MadeUpConsortia.Corpus();
        var index = new MatchIndex(corpus, null, Cancellation);
        List<RankingExample> taught = TrainCommand.Examples(corpus, SignalSet.Default, new TrainingOptions { Spans = TimeSplit.Of(corpus)!.Spans }, Cancellation);
        // Organisations of one country are found useful, those of another not, which the consortia do not teach.
        int first = index.Country("c0");
        int second = index.Country("c1");
        Feedback[] feedback = [.. Enumerable.Range(0, 60).SelectMany(p => Enumerable.Range(0, 60).Where(o => o % 4 < 2 && (o + p) % 5 == 0).Select(o => new Feedback($"p{p:D3}", "o" + o, o % 4 == 0 ? "useful" : "not", "place", 5)))];
        List<RankingExample> judged = new FeedbackExamples(index, SignalSet.Default).Of(feedback, taught[^1].Group + 1, Cancellation);
        var trainer = new RankerTrainer { Trees = 40, Leaves = 12, MinimumPerLeaf = 4 };
        double without = Margin(trainer.Train(taught, SignalSet.Default).Forest, judged);
        double with = Margin(trainer.Train([.. taught, .. judged], SignalSet.Default).Forest, judged);
        Assert.True(first >= 0 && second >= 0);
        Assert.True(with > without, $"useful above not by {without} without and {with} with feedback");
        double second1 = Margin(trainer.TrainSecond(taught, SignalSet.Default)!.Forest, judged);
        double second2 = Margin(trainer.TrainSecond([.. taught, .. judged], SignalSet.Default)!.Forest, judged);
        Assert.True(second2 > second1, $"useful above not by {second1} without and {second2} with feedback");
    }

    // How far what was found useful stands above what was not, on average.
    private static double Margin(FlatForest forest, List<RankingExample> judged) =>
        judged.Where(e => e.Label == 2).Average(e => forest.Score(e.Features)) - judged.Where(e => e.Label == 0).Average(e => forest.Score(e.Features));
}
