using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Serving;
using CivicCoding.Matching.Signals;
using CivicCoding.Matching.Training;

namespace CivicCoding.Matching.Tests.Training;

public sealed class LocalTrainingTests : IDisposable
{
    private static readonly TrainingOptions Options = new() { Trees = 20, Leaves = 8 };
    private readonly string _folder = Directory.CreateTempSubdirectory("training").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_better_model_is_put_into_use_with_its_numbers_and_one_step_goes_back()
    {
        MatchCorpus corpus = MadeUpConsortia.Corpus();
        var models = new ModelFolder(_folder);
        string bad = InstallBackwards(corpus, models);
        (int code, string said) = Train(corpus, models);
        Assert.Equal(0, code);
        Assert.Contains("nDCG@10", said, StringComparison.Ordinal);
        Assert.Contains("is in use from now on", said, StringComparison.Ordinal);
        Assert.Equal([ModelFolder.Shipped, bad, "local-0002"], models.InUse);
        (IPartnerRanker ranker, string? message) = RankerModel.LoadFor(models, SignalSet.Default);
        Assert.Null(message);
        Assert.Equal("partners-local-0002", ranker.Name);
        Assert.Equal(bad, models.Rollback());
        Assert.Equal("partners-backwards", RankerModel.LoadFor(models, SignalSet.Default).Ranker.Name);
        Assert.Equal(ModelFolder.Shipped, models.Rollback());
        Assert.Null(models.Rollback());
        Assert.Null(models.Present);
    }

    [Fact]
    public void A_model_that_is_not_better_is_thrown_away_and_the_numbers_are_told()
    {
        MatchCorpus corpus = MadeUpConsortia.Corpus();
        var models = new ModelFolder(_folder);
        InstallBackwards(corpus, models);
        Train(corpus, models);
        string[] before = [.. models.InUse];
        (int code, string said) = Train(corpus, models);
        Assert.Equal(0, code);
        Assert.Contains("difference 0.0000", said, StringComparison.Ordinal);
        Assert.Contains("stays in use", said, StringComparison.Ordinal);
        Assert.Equal(before, models.InUse);
        Assert.False(Directory.Exists(Path.Combine(_folder, "models", "local-0003")));
    }

    [Fact]
    public void Two_trainings_give_the_same_numbers_whatever_the_threads()
    {
        MatchCorpus corpus = MadeUpConsortia.Corpus();
        string[] said = [.. new[] { 1, 2 }.Select(threads =>
        {
            var models = new ModelFolder(Path.Combine(_folder, "t" + threads));
            InstallBackwards(corpus, models);
            return Train(corpus, models, Options with { Threads = threads }).Said;
        })];
        Assert.Equal(Measured(said[0]), Measured(said[1]));
        static string Measured(string text) => text.Split('\n').Single(l => l.Contains("nDCG@10", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_of_the_held_out_projects_reaches_the_training()
    {
        MatchCorpus corpus = MadeUpConsortia.Corpus();
        TimeSplit split = TimeSplit.Of(corpus)!;
        Assert.Equal(2022, split.Cut.Year);
        // Other members from the cut on: had one of them been seen, a label or a number would differ.
        var builder = new CorpusBuilder();
        corpus.Organisations.ToList().ForEach(builder.Add);
        corpus.Projects.ToList().ForEach(builder.Add);
        foreach (Participation p in corpus.Participations)
        {
            int organisation = corpus.Projects[p.Project].Date >= split.Cut ? (p.Organisation + 7) % 60 : p.Organisation;
            builder.Add(corpus.Projects[p.Project].Iri, corpus.Organisations[organisation].Iri, p.Role, p.Iri);
        }

        float[][] Numbers(MatchCorpus c) => [.. TrainCommand.Examples(c, SignalSet.Default, Options with { Spans = split.Spans }, Cancellation).Select(e => (float[])[e.Label, e.Group, .. e.Features])];
        Assert.All(split.Spans, s => Assert.True(s.To <= split.Cut));
        Assert.Equal(Numbers(corpus), Numbers(builder.Build()));
    }

    [Fact]
    public void Too_few_projects_leave_the_model_and_say_so()
    {
        var builder = new CorpusBuilder();
        builder.Add(new CorpusProject { Iri = "p" });
        var error = new StringWriter();
        Assert.Equal(1, TrainCommand.RunLocal(builder.Build(), [], new ModelFolder(_folder), Options, TextWriter.Null, error, Cancellation));
        Assert.Contains("too little to learn from", error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "models")));
    }

    [Fact]
    public void Only_the_latest_versions_are_kept()
    {
        var models = new ModelFolder(_folder);
        for (int i = 0; i < ModelFolder.Kept + 2; i++)
        {
            models.Take(models.Next().Name);
        }

        Assert.Equal(ModelFolder.Kept, models.InUse.Count - 1);
        Assert.Equal(ModelFolder.Kept, Directory.GetDirectories(Path.Combine(_folder, "models")).Length);
        Assert.Equal("local-0007", models.InUse[^1]);
        Assert.Throws<ArgumentException>(() => models.Take("../other"));
    }

    private static (int Code, string Said) Train(MatchCorpus corpus, ModelFolder models, TrainingOptions? options = null)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        int code = TrainCommand.RunLocal(corpus, [], models, options ?? Options, output, error, Cancellation);
        Assert.Equal("", error.ToString());
        return (code, output.ToString());
    }

    /// <summary>Puts a model into use that learnt everything the wrong way round.</summary>
    private static string InstallBackwards(MatchCorpus corpus, ModelFolder models)
    {
        List<RankingExample> examples = TrainCommand.Examples(corpus, SignalSet.Default, Options with { Spans = TimeSplit.Of(corpus)!.Spans }, Cancellation);
        examples.ForEach(e => (e.Label, e.Partner) = (1 - e.Label, !e.Partner));
        (string name, string folder) = models.Next();
        new ModelBuilder(Options, SignalSet.Default).Build(examples, folder, "partners-backwards", "made up");
        models.Take(name);
        return name;
    }
}
