using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Serving;
using CivicCoding.Matching.Signals;
using CivicCoding.Matching.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CivicCoding.Matching.Tests.Training;

public sealed class TrainingTests
{
    private static readonly DateOnly Cut = new(2022, 1, 1);

    [Fact]
    public void What_happened_after_the_cut_does_not_change_any_number()
    {
        MatchCorpus whole = MadeUpConsortia.Corpus();
        MatchCorpus known = MadeUpConsortia.Corpus(later: false);
        float[] Measure(MatchCorpus corpus)
        {
            var index = new MatchIndex(corpus, Cut, TestContext.Current.CancellationToken);
            var work = new MatchWorkspace(corpus.Organisations.Count, index.TextProjects.Length, corpus.Projects.Count);
            var table = new FeatureTable(SignalSet.Default.FeatureNames.Count);
            var query = new MatchQuery { Project = new CorpusProject { Iri = "q", Descriptions = [new LocalText("word1 word3 word5", "en")] }, Seeds = [corpus.FindOrganisation("o1")] };
            var context = new MatchContext(index, query, work);
            table.Reset([.. Enumerable.Range(0, corpus.Organisations.Count)]);
            SignalSet.Default.Measure(context, table);
            return table.Values[..(table.Count * table.Width)];
        }

        Assert.Equal(Measure(known), Measure(whole));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_flat_forest_scores_as_the_trained_model_does(bool managed)
    {
        MatchCorpus corpus = MadeUpConsortia.Corpus();
        List<RankingExample> examples = new TrainingSampler(corpus, SignalSet.Default).Sample(Cut, new DateOnly(2023, 1, 1), 1, TestContext.Current.CancellationToken);
        Assert.NotEmpty(examples);
        TrainedForest trained = new RankerTrainer { Trees = 10, Leaves = 6, MinimumPerLeaf = 2 }.Train(examples, SignalSet.Default, managed);
        SchemaDefinition schema = SchemaDefinition.Create(typeof(RankingExample));
        schema[nameof(RankingExample.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, SignalSet.Default.FeatureNames.Count);
        schema[nameof(RankingExample.Group)].ColumnType = new KeyDataViewType(typeof(uint), int.MaxValue);
        IDataView scored = trained.Model.Transform(trained.Context.Data.LoadFromEnumerable(examples, schema));
        float[] theirs = [.. scored.GetColumn<float>("Score")];
        Assert.True(theirs.Distinct().Count() > 1);
        for (int i = 0; i < theirs.Length; i++)
        {
            Assert.Equal(theirs[i], trained.Forest.Score(examples[i].Features), 4);
        }
    }

    [Fact]
    public void The_examples_do_not_depend_on_how_many_questions_are_measured_at_once()
    {
        MatchCorpus corpus = MadeUpConsortia.Corpus();
        List<RankingExample> Sample(int threads) => new TrainingSampler(corpus, SignalSet.Default) { Threads = threads }.Sample(Cut, new DateOnly(2023, 1, 1), 1, TestContext.Current.CancellationToken);
        List<RankingExample> one = Sample(1);
        List<RankingExample> many = Sample(4);
        Assert.NotEmpty(one);
        Assert.Equal(one.Select(e => (e.Group, e.Label)), many.Select(e => (e.Group, e.Label)));
        Assert.Equal(one.SelectMany(e => e.Features), many.SelectMany(e => e.Features));
    }

    [Fact]
    public void Whoever_is_looked_at_closely_scores_as_alone_and_the_others_come_after()
    {
        MatchCorpus corpus = MadeUpConsortia.Corpus();
        List<RankingExample> examples = new TrainingSampler(corpus, SignalSet.Default).Sample(Cut, new DateOnly(2023, 1, 1), 1, TestContext.Current.CancellationToken);
        var trainer = new RankerTrainer { Trees = 80, Leaves = 6, MinimumPerLeaf = 2 };
        FlatForest first = trainer.Train(examples, SignalSet.Default).Forest;
        var ranker = new TreeRanker(first, "two", trainer.TrainSecond(examples, SignalSet.Default)?.Forest, 0.5f);
        var table = new FeatureTable(SignalSet.Default.FeatureNames.Count);
        table.Reset([.. Enumerable.Range(0, 1200)]);
        for (int i = 0; i < table.Count; i++)
        {
            examples[i % examples.Count].Features.CopyTo(table.Values.AsSpan(i * table.Width));
        }

        var scores = new float[table.Count];
        ranker.ScoreAll(table, scores);
        float[] alone = [.. Enumerable.Range(0, table.Count).Select(i => ranker.Score(table[i]))];
        int[] close = [.. Enumerable.Range(0, table.Count).OrderByDescending(i => scores[i]).Take(300)];
        Assert.All(close, i => Assert.Equal(alone[i], scores[i], 4));
        Assert.True(scores.Distinct().Count() > 10);
    }

    [Fact]
    public void A_broken_model_file_leaves_the_weighted_sum_and_a_message()
    {
        string path = Path.GetTempFileName();
        try
        {
            (IPartnerRanker ranker, string? message) = RankerModel.Load(path, SignalSet.Default);
            Assert.Equal("weighted-sum", ranker.Name);
            Assert.Contains("weighted sum", message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_broken_second_part_leaves_the_first_and_a_message()
    {
        string folder = Directory.CreateTempSubdirectory("model").FullName;
        try
        {
            foreach (string file in Directory.GetFiles(Path.GetDirectoryName(RankerModel.DefaultPath)!))
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            }

            File.WriteAllText(Path.Combine(folder, RankerModel.SecondName), "no model");
            (IPartnerRanker ranker, string? message) = RankerModel.Load(Path.Combine(folder, RankerModel.FileName), SignalSet.Default);
            Assert.Null(Assert.IsType<TreeRanker>(ranker).Second);
            Assert.Contains("the first ranks alone", message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_shipped_model_loads_and_fits_the_signals()
    {
        (IPartnerRanker ranker, string? message) = RankerModel.Load(null, SignalSet.Default);
        Assert.Null(message);
        Assert.NotNull(Assert.IsType<TreeRanker>(ranker).Second);
        Assert.InRange(new FileInfo(RankerModel.DefaultPath).Length, 1, 5 << 20);
    }
}
