using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Evaluation;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Serving;
using CivicCoding.Matching.Signals;

namespace CivicCoding.Matching.Training;

/// <summary>Splits a network by time: the latest fifth of its projects is held out to measure models, what lies before it teaches. Nothing of the held-out projects reaches training or features.</summary>
public sealed class TimeSplit
{
    /// <summary>The fewest projects that can be split.</summary>
    public const int Least = 40;

    private const int MostLabelled = 1_600;
    private const int MostMeasured = 400;
    private const int Depth = 50;

    private TimeSplit(DateOnly cut, IReadOnlyList<(DateOnly From, DateOnly To)> spans)
    {
        Cut = cut;
        Spans = spans;
    }

    /// <summary>The first day of the held-out projects.</summary>
    public DateOnly Cut { get; }

    /// <summary>The spans that training questions come from, all before <see cref="Cut"/>.</summary>
    public IReadOnlyList<(DateOnly From, DateOnly To)> Spans { get; }

    /// <summary>The split of a corpus; null where it has too few projects.</summary>
    public static TimeSplit? Of(MatchCorpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        DateOnly[] dates = [.. new TrainingSampler(corpus, SignalSet.Default).Asking(DateOnly.MinValue, DateOnly.MaxValue).Select(p => corpus.Projects[p].Date!.Value).Order()];
        if (dates.Length < Least)
        {
            return null;
        }

        DateOnly cut = dates[dates.Length * 4 / 5];
        DateOnly[] before = [.. dates.Where(d => d < cut)];
        if (before.Length < Least / 2)
        {
            return null;
        }

        DateOnly half = before[Math.Max(before.Length / 2, before.Length - MostLabelled)];
        DateOnly quarter = before[Math.Max(before.Length / 4, before.Length - (2 * MostLabelled))];
        return new TimeSplit(cut, quarter < half ? [(half, cut), (quarter, cut)] : [(half, cut)]);
    }

    /// <summary>Measures two rankers on the held-out projects; each measured list is scored by both.</summary>
    public TimeSplitResult Compare(MatchCorpus corpus, IPartnerRanker present, IPartnerRanker trained, TrainingOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(options);
        var sampler = new TrainingSampler(corpus, SignalSet.Default);
        var index = new MatchIndex(new EarlierDetails(corpus).Before(Cut), Cut, cancellation);
        int[] asking = [.. sampler.Asking(Cut, DateOnly.MaxValue)];
        int step = Math.Max(1, asking.Length / MostMeasured);
        int[] asked = [.. asking.Where((_, i) => i % step == 0)];
        PartnerScorer[] scorers = [new PartnerScorer(SignalSet.Default, present), new PartnerScorer(SignalSet.Default, trained)];
        var found = new List<double[]>[asked.Length];
        Parallel.For(
            0,
            asked.Length,
            new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Threads), CancellationToken = cancellation },
            () => (Work: new MatchWorkspace(corpus.Organisations.Count, index.TextProjects.Length, corpus.Projects.Count), Table: new FeatureTable(SignalSet.Default.FeatureNames.Count)),
            (i, _, own) =>
            {
                (int[] order, IReadOnlyList<int> known) = sampler.Split(asked[i]);
                found[i] = [.. known.Select(seeds => Measure(index, own.Work, own.Table, scorers, asked[i], order, seeds))];
                return own;
            },
            _ => { });
        double[][] all = [.. found.SelectMany(f => f)];
        (double low, double high) = RankingMeasures.Interval([.. all.Select(q => q[1] - q[0])]);
        return new TimeSplitResult(Cut, asked.Length, all.Length, all.Average(q => q[0]), all.Average(q => q[1]), low, high);
    }

    private static double[] Measure(MatchIndex index, MatchWorkspace work, FeatureTable table, PartnerScorer[] scorers, int project, int[] order, int seeds)
    {
        var context = new MatchContext(index, new MatchQuery { Project = index.Corpus.Projects[project], Seeds = TrainingSampler.Known(index, order[..seeds]) }, work);
        scorers[0].Fill(context, table);
        var labels = new RelevanceLabels();
        foreach (int partner in order[seeds..])
        {
            labels.Add("q", index.Corpus.Organisations[partner].Iri, 1);
        }

        return Array.ConvertAll(scorers, scorer =>
        {
            var run = new RankingRun();
            ScoredCandidate[] ranked = scorer.Order(table);
            for (int i = 0; i < Math.Min(Depth, ranked.Length); i++)
            {
                run.Add("q", index.Corpus.Organisations[ranked[i].Organisation].Iri, 1.0 / (1 + i));
            }

            return new RankingMeasures().Measure(run, labels).PerQuery["q"];
        });
    }
}
