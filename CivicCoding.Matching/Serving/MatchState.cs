using System.Collections.Concurrent;
using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Signals;

namespace CivicCoding.Matching.Serving;

/// <summary>One reading of the graph with everything that answers need; replaced as a whole, never changed.</summary>
public sealed class MatchState
{
    private readonly ConcurrentBag<(MatchWorkspace Work, FeatureTable Table)> _free = [];

    private readonly ConcurrentDictionary<bool, Lazy<Task<(int[] Shown, int Questions)>>> _exposures = new();

    public MatchState(MatchCorpus corpus, SignalSet signals, CancellationToken cancellation = default, Text.ITextEncoder? encoder = null)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        Index = new MatchIndex(corpus, null, cancellation, encoder);
        Index.Shared.Prepare();
        Signals = signals;
        Datasets = new EntryRecommender(Index, corpus.Datasets);
        Skills = new EntryRecommender(Index, corpus.Skills);
        Calls = new EntryRecommender(Index, corpus.Calls);
    }

    public MatchIndex Index { get; }

    public MatchCorpus Corpus => Index.Corpus;

    public SignalSet Signals { get; }

    public EntryRecommender Datasets { get; }

    public EntryRecommender Skills { get; }

    public EntryRecommender Calls { get; }

    /// <summary>The exposure of this reading, counted at the first question for it.</summary>
    public Task<(int[] Shown, int Questions)> ExposureAsync(bool fair, Func<(int[] Shown, int Questions)> count) =>
        _exposures.GetOrAdd(fair, _ => new Lazy<Task<(int[] Shown, int Questions)>>(() => Task.Run(count))).Value;

    /// <summary>Lets the exposure be counted again, as another model ranks now.</summary>
    public void ForgetExposure() => _exposures.Clear();

    /// <summary>Runs work with arrays of its own and gives them back.</summary>
    public T With<T>(Func<MatchWorkspace, FeatureTable, T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (!_free.TryTake(out (MatchWorkspace Work, FeatureTable Table) own))
        {
            own = (new MatchWorkspace(Corpus.Organisations.Count, Index.TextProjects.Length, Corpus.Projects.Count), new FeatureTable(Signals.FeatureNames.Count));
        }

        try
        {
            return work(own.Work, own.Table);
        }
        finally
        {
            _free.Add(own);
        }
    }

    /// <summary>The question that a project of the graph asks, or null where it is unknown.</summary>
    public MatchQuery? QueryOf(string project)
    {
        int self = Corpus.FindProject(project);
        return self < 0 ? null : MatchQuery.Of(Index, self);
    }
}
