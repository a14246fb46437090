using CivicCoding.Matching.Features;
using CivicCoding.Matching.Serving;
using CivicCoding.Matching.Signals;
using CivicCoding.Matching.Training;

namespace CivicCoding.Matching.Tests.Serving;

public sealed class RankerModelTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("models").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(RankerModel.FileName)]
    [InlineData("partners.model-2.zip")]
    [InlineData(RankerModel.CardName)]
    public void A_broken_or_missing_part_leaves_the_plain_FastTree_model_and_a_message(string part)
    {
        string model = Build();
        string file = Path.Combine(_folder, part);
        foreach (Action harm in new Action[] { () => File.WriteAllBytes(file, File.ReadAllBytes(file)[..^20]), () => File.WriteAllText(file, "{ no model"), () => File.WriteAllText(file, "null"), () => File.Delete(file) })
        {
            harm();
            (IPartnerRanker ranker, string? message) = RankerModel.Load(model, SignalSet.Default);
            Assert.Equal("fasttree-test", ranker.Name);
            Assert.Contains("plain FastTree model ranks instead", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Without_the_plain_model_as_well_the_weighted_sum_ranks()
    {
        string model = Build();
        File.WriteAllText(model, "");
        File.WriteAllText(Path.Combine(_folder, RankerModel.FallbackName), "");
        (IPartnerRanker ranker, string? message) = RankerModel.Load(model, SignalSet.Default);
        Assert.Equal("weighted-sum", ranker.Name);
        Assert.Contains("weighted sum", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_model_of_a_store_leaves_what_is_left_of_it_then_the_shipped_one_and_health_says_so()
    {
        var models = new ModelFolder(_folder);
        (string name, string folder) = models.Next();
        Build(folder);
        models.Take(name);
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle);
        await using var service = new MatchService(store, null, new MatchOptions { StoreFolder = _folder });
        await service.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal("test", service.Health.Model);
        Assert.Null(service.Health.Message);
        File.WriteAllText(Path.Combine(folder, RankerModel.FileName), "broken");
        Assert.Equal("fasttree-test", service.ReloadModel().Model);
        Assert.Contains("FastTree", service.Health.Message, StringComparison.Ordinal);
        File.Delete(Path.Combine(folder, RankerModel.FallbackName));
        Assert.StartsWith("partners-", service.ReloadModel().Model, StringComparison.Ordinal);
        Assert.Contains("The shipped model ranks instead", service.Health.Message, StringComparison.Ordinal);
        Assert.NotEmpty((await service.PartnersAsync(SmallNetwork.Bees, 5, "en", TestContext.Current.CancellationToken))!.Items);
        models.Rollback();
        Assert.Null(service.ReloadModel().Message);
    }

    [Fact]
    public void A_model_of_fewer_signals_finds_its_numbers_by_their_names()
    {
        // In another order and without the other signals, as before a program that has learnt new ones.
        var few = new SignalSet(new PopularitySignal(), new TextNeighboursSignal());
        string model = Build(_folder, few);
        (IPartnerRanker ranker, string? message) = RankerModel.Load(model, SignalSet.Default);
        Assert.Null(message);
        FlatForest[] own = [.. RankerModel.Files.Select(f => RankerModel.Read(Path.Combine(_folder, f)))];
        float[] small = [.. Enumerable.Range(1, few.FeatureNames.Count).Select(i => 0.37f * i)];
        float[] large = new float[SignalSet.Default.FeatureNames.Count];
        for (int i = 0; i < small.Length; i++)
        {
            large[SignalSet.Default.Column(few.FeatureNames[i])] = small[i];
        }

        Assert.Equal(own.Average(f => f.Score(small)), ((TreeRanker)ranker).Forest.Score(large), 5);
    }

    [Fact]
    public void A_model_of_a_signal_that_is_gone_is_not_used()
    {
        string model = Build();
        string card = Path.Combine(_folder, RankerModel.CardName);
        File.WriteAllText(card, File.ReadAllText(card).Replace("popularity.teams-share", "popularity.gone", StringComparison.Ordinal));
        (IPartnerRanker ranker, string? message) = RankerModel.Load(model, SignalSet.Default);
        Assert.Equal("fasttree-test", ranker.Name);
        Assert.Contains("popularity.gone", message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_lines_of_a_table_score_as_each_line_alone()
    {
        string model = Build();
        FlatForest forest = RankerModel.Read(model);
        var random = new Random(2);
        foreach (int count in new[] { 1, 7, 8, 9, 100 })
        {
            var table = new FeatureTable(SignalSet.Default.FeatureNames.Count);
            table.Reset([.. Enumerable.Range(0, count)]);
            for (int i = 0; i < count; i++)
            {
                for (int c = 0; c < table.Width; c++)
                {
                    table.Set(i, c, (float)(random.NextDouble() * random.Next(5)));
                }
            }

            var scores = new float[count];
            forest.ScoreAll(table, scores);
            Assert.Equal([.. Enumerable.Range(0, count).Select(i => forest.Score(table[i]))], scores);
        }
    }

    [Fact]
    public void The_files_that_a_card_names_rank_as_their_mean()
    {
        string model = Build();
        FlatForest[] parts = [.. RankerModel.Files.Select(f => RankerModel.Read(Path.Combine(_folder, f)))];
        FlatForest[] seconds = [.. RankerModel.SecondFiles.Select(f => RankerModel.Read(Path.Combine(_folder, f)))];
        Assert.Equal(6, parts.Length);
        (IPartnerRanker ranker, string? message) = RankerModel.Load(model, SignalSet.Default);
        Assert.Null(message);
        var random = new Random(4);
        float[][] lines = [.. Enumerable.Range(0, 50).Select(_ => Enumerable.Range(0, SignalSet.Default.FeatureNames.Count).Select(_ => (float)(random.NextDouble() * random.Next(5))).ToArray())];
        Assert.Contains(lines, l => parts[0].Score(l) != parts[1].Score(l));
        Assert.All(lines, l => Assert.Equal(parts.Average(p => p.Score(l)) + (0.5f * seconds.Average(p => p.Score(l))), ranker.Score(l), 4));
    }

    private string Build() => Build(_folder);

    private static string Build(string folder, SignalSet? signals = null)
    {
        signals ??= SignalSet.Default;
        var options = new TrainingOptions { Trees = 12, Leaves = 20, Spans = [(new DateOnly(2022, 1, 1), new DateOnly(2023, 1, 1))] };
        List<RankingExample> examples = TrainCommand.Examples(MadeUpConsortia.Corpus(), signals, options, TestContext.Current.CancellationToken);
        new ModelBuilder(options, signals).Build(examples, folder, "test", "made up");
        return Path.Combine(folder, RankerModel.FileName);
    }
}
