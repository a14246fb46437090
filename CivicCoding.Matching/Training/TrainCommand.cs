using System.Globalization;
using System.Text.Json.Nodes;
using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Serving;
using CivicCoding.Matching.Signals;

namespace CivicCoding.Matching.Training;

/// <summary>civic train: trains the partners' ranker by time, either on files into a folder, or on a store's own network into that store where the new model is better.</summary>
public static class TrainCommand
{
    /// <summary>Trains on consortia files with fixed spans of time and writes the model with its card.</summary>
    /// <returns>0 done, 3 cannot read or write.</returns>
    public static int Run(TrainingOptions options, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        try
        {
            var watch = new TrainingWatch(options);
            MatchCorpus corpus = ConsortiaCorpus.Read(new ConsortiaFiles(options.Data ?? throw new FileNotFoundException("There is no folder of consortia files.")), cancellation);
            List<RankingExample> examples = Examples(corpus, SignalSet.Default, options, cancellation);
            if (examples.Count == 0)
            {
                error.WriteLine("There are no teams of four or more in the spans of time: nothing to learn from.");
                return 3;
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{examples.Count} examples of {examples[^1].Group} questions after {watch.Now.Elapsed.TotalSeconds:F0} s"));
            string folder = options.Output ?? ".";
            Directory.CreateDirectory(folder);
            string name = "partners-" + options.Clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            JsonObject card = new ModelBuilder(options, SignalSet.Default).Build(examples, folder, name, "CORDIS, European Union: Horizon Europe consortia signed before 2024 and Horizon 2020 participations");
            card["training"] = ModelBuilder.Describe(watch.Now);
            ModelBuilder.WriteCard(card, folder);
            output.WriteLine(watch.Now.ToString());
            string path = Path.Combine(folder, RankerModel.FileName);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{card["trainer"]}, {new FileInfo(path).Length} bytes: {path}"));
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(e.Message);
            return 3;
        }
    }

    /// <summary>Trains on a corpus and its feedback, measures the new model and the present one on the latest projects, and puts the new one into use where it is better beyond chance.</summary>
    /// <param name="corpus">The network, or consortia files.</param>
    /// <param name="feedback">What people said about suggestions.</param>
    /// <param name="models">The store's models.</param>
    /// <param name="options">How to train; spans are chosen from the corpus.</param>
    /// <param name="output">Says what is done.</param>
    /// <param name="error">Says what cannot be done.</param>
    /// <param name="cancellation">Ends the training.</param>
    /// <returns>0 done, whether or not the model was replaced; 1 there is too little to learn from; 3 cannot read or write.</returns>
    public static int RunLocal(MatchCorpus corpus, IReadOnlyList<Feedback> feedback, ModelFolder models, TrainingOptions options, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(feedback);
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        var watch = new TrainingWatch(options);
        if (TimeSplit.Of(corpus) is not { } split)
        {
            error.WriteLine($"There are fewer than {TimeSplit.Least} described and dated projects with four members or more. That is too little to learn from: the model in use stays.");
            return 1;
        }

        TrainingOptions local = options with { Spans = split.Spans };
        List<RankingExample> examples = Examples(corpus, SignalSet.Default, local, cancellation);
        int judged = feedback.Count == 0 ? 0 : AddFeedback(corpus, feedback, examples, cancellation);
        if (!examples.Exists(e => e.Partner))
        {
            error.WriteLine("No candidate list holds a true partner: there is nothing to learn from. The model in use stays.");
            return 1;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{examples.Count} examples of {examples[^1].Group} questions, {judged} of them from feedback, after {watch.Now.Elapsed.TotalSeconds:F0} s"));
        (string name, string folder) = models.Next();
        JsonObject card = new ModelBuilder(local, SignalSet.Default).Build(examples, folder, "partners-" + name, $"The network of the store until {split.Cut:yyyy-MM-dd}, {corpus.Participations.Count} participations, {feedback.Count} judgements of suggestions");
        TrainingCost cost = watch.Now;
        (IPartnerRanker present, _) = RankerModel.LoadFor(models, SignalSet.Default);
        (IPartnerRanker trained, string? wrong) = RankerModel.Load(Path.Combine(folder, RankerModel.FileName), SignalSet.Default);
        TimeSplitResult result = split.Compare(corpus, present, trained, local, cancellation);
        card["training"] = ModelBuilder.Describe(cost);
        card["measures"] = new JsonObject { ["data"] = result.Data, ["ndcg@10"] = Math.Round(result.Trained, 4), ["ndcg@10 of the model before"] = Math.Round(result.Present, 4) };
        ModelBuilder.WriteCard(card, folder);
        output.WriteLine(cost.ToString());
        output.WriteLine(result.ToString());
        if (wrong is null && result.IsBetter)
        {
            models.Take(name);
            output.WriteLine($"{trained.Name} is in use from now on in place of {present.Name}. `civic train --rollback` goes back.");
        }
        else
        {
            models.Discard(name);
            output.WriteLine($"{wrong} {present.Name} stays in use: the new model is not better beyond chance.".TrimStart());
        }

        return 0;
    }

    /// <summary>The examples of all spans.</summary>
    public static List<RankingExample> Examples(MatchCorpus corpus, SignalSet signals, TrainingOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var examples = new List<RankingExample>();
        var sampler = new TrainingSampler(corpus, signals) { Threads = options.Threads };
        foreach ((DateOnly from, DateOnly to) in options.Spans)
        {
            uint group = examples.Count == 0 ? 1 : examples[^1].Group + 1;
            examples.AddRange(sampler.Sample(from, to, group, cancellation));
        }

        return examples;
    }

    private static int AddFeedback(MatchCorpus corpus, IReadOnlyList<Feedback> feedback, List<RankingExample> examples, CancellationToken cancellation)
    {
        var index = new Features.MatchIndex(corpus, null, cancellation);
        List<RankingExample> judged = new FeedbackExamples(index, SignalSet.Default).Of(feedback, examples.Count == 0 ? 1 : examples[^1].Group + 1, cancellation);
        examples.AddRange(judged);
        return judged.Select(e => e.Group).Distinct().Count();
    }
}
