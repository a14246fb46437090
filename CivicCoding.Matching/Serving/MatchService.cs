using CivicCoding.Graph;
using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Explanations;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Signals;

namespace CivicCoding.Matching.Serving;

/// <summary>All recommendations over one store. It reads the graph once, follows the change feed in the background and answers from the last complete reading.</summary>
public sealed class MatchService : IAsyncDisposable
{
    private const string Consumer = "matching";
    private const int MaxTake = 200;
    private const int TeamPool = 60;
    private readonly IGraphStore _store;
    private readonly IChangeFeed? _feed;
    private readonly MatchOptions _options;
    // The model and the library that reads it take longer to load than the rest of a server takes to start: the first reading of the graph loads them.
    private readonly Lazy<(PartnerScorer Scorer, PartnerRecommender Partners, string? Message)> _ranking;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private Task _following = Task.CompletedTask;
    private volatile MatchState? _state;
    private volatile string? _readMessage;

    public MatchService(IGraphStore store, IChangeFeed? feed = null, MatchOptions? options = null)
    {
        _store = store;
        _feed = feed;
        _options = options ?? new MatchOptions();
        _ranking = new(() =>
        {
            (IPartnerRanker ranker, string? message) = RankerModel.Load(_options.ModelPath, SignalSet.Default);
            var scorer = new PartnerScorer(SignalSet.Default, ranker);
            return (scorer, new PartnerRecommender(scorer), message);
        });
    }

    /// <summary>The state for /health.</summary>
    public MatchHealth Health =>
        new(_state?.Corpus.Sequence ?? -1, _state?.Corpus.Projects.Count ?? 0, _state?.Corpus.Organisations.Count ?? 0, _ranking.IsValueCreated ? Ranker : "", _readMessage ?? (_ranking.IsValueCreated ? _ranking.Value.Message : null));

    private string Ranker => _ranking.Value.Scorer.Ranker.Name;

    /// <summary>Reads the graph and begins to follow its changes. Without this call the first question reads the graph.</summary>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        await RefreshAsync(cancellation).ConfigureAwait(false);
        if (_feed is not null && _following.IsCompleted)
        {
            _following = Task.Run(() => FollowAsync(_stop.Token), CancellationToken.None);
        }
    }

    /// <summary>Reads the graph again, now.</summary>
    public async Task RefreshAsync(CancellationToken cancellation = default)
    {
        await _reading.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            MatchCorpus corpus = await GraphCorpus.ReadAsync(_store, cancellation).ConfigureAwait(false);
            MatchState state = await Task.Run(() => new MatchState(corpus, SignalSet.Default, cancellation), cancellation).ConfigureAwait(false);
            _ = _ranking.Value;
            _state = state;
            _readMessage = null;
            _feed?.Acknowledge(Consumer, corpus.Sequence);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Partners for a project; null where the project is unknown.</summary>
    public async Task<MatchAnswer<Partner>?> PartnersAsync(string project, int take, string language, CancellationToken cancellation = default)
    {
        MatchState state = await StateAsync(cancellation).ConfigureAwait(false);
        return state.QueryOf(project) is { } query ? Answer(state, query, take, language) : null;
    }

    /// <summary>Partners for a few sentences; an empty or strange text gets an empty or weak answer with a note.</summary>
    public async Task<MatchAnswer<Partner>> MatchTextAsync(MatchRequest request, int take, string language, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        MatchState state = await StateAsync(cancellation).ConfigureAwait(false);
        return Answer(state, RequestReader.Read(state, request), take, language);
    }

    /// <summary>A team of at most <paramref name="size"/> that covers the project's needs, <paramref name="excluded"/> organisations left out; null where the project is unknown.</summary>
    public async Task<TeamAnswer?> TeamAsync(string project, int size, string language, IReadOnlyCollection<string>? excluded = null, CancellationToken cancellation = default)
    {
        MatchState state = await StateAsync(cancellation).ConfigureAwait(false);
        if (state.QueryOf(project) is not { } query)
        {
            return null;
        }

        Partner[] ranked = [.. _ranking.Value.Partners.Recommend(state, query, TeamPool, language).Where(p => excluded is null || !excluded.Contains(p.Id))];
        return TeamSelector.Select(state, query, ranked, Math.Clamp(size, 1, TeamPool), new ReasonWording(state.Corpus, language));
    }

    /// <summary>Projects like a project; null where it is unknown.</summary>
    public async Task<MatchAnswer<Recommendation>?> SimilarAsync(string project, int take, string language, CancellationToken cancellation = default)
    {
        MatchState state = await StateAsync(cancellation).ConfigureAwait(false);
        return state.QueryOf(project) is { } query
            ? Answer(state, state.With((work, _) => SimilarProjects.Find(new MatchContext(state.Index, query, work), Bound(take), language)), null)
            : null;
    }

    /// <summary>Datasets for a project; null where it is unknown.</summary>
    public Task<MatchAnswer<Recommendation>?> DatasetsAsync(string project, int take, string language, CancellationToken cancellation = default) =>
        EntriesAsync(project, s => s.Datasets, take, language, cancellation);

    /// <summary>Skills for a project; null where it is unknown.</summary>
    public Task<MatchAnswer<Recommendation>?> SkillsAsync(string project, int take, string language, CancellationToken cancellation = default) =>
        EntriesAsync(project, s => s.Skills, take, language, cancellation);

    /// <summary>Open calls and programmes for a project, each with its rules; null where the project is unknown.</summary>
    public async Task<MatchAnswer<Recommendation>?> CallsAsync(string project, int take, string language, CancellationToken cancellation = default)
    {
        MatchState state = await StateAsync(cancellation).ConfigureAwait(false);
        if (state.QueryOf(project) is not { } query)
        {
            return null;
        }

        var today = DateOnly.FromDateTime(_options.Clock.GetUtcNow().UtcDateTime);
        var check = new CallRuleCheck(query.Project, query.Seeds.Count, today, new ReasonWording(state.Corpus, language));
        return Answer(state, state.Calls.Recommend(query, Bound(take), language, check.Check), null);
    }

    /// <summary>Projects for a community or organisation; null where it is unknown.</summary>
    public async Task<MatchAnswer<Recommendation>?> ProjectsForAsync(string organisation, int take, string language, CancellationToken cancellation = default)
    {
        MatchState state = await StateAsync(cancellation).ConfigureAwait(false);
        int at = state.Corpus.FindOrganisation(organisation);
        return at < 0 ? null : Answer(state, ProjectsForOrganisation.Find(state, at, Bound(take), language), null);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _following.ConfigureAwait(false);
        _stop.Dispose();
        _reading.Dispose();
    }

    private async Task<MatchAnswer<Recommendation>?> EntriesAsync(string project, Func<MatchState, EntryRecommender> entries, int take, string language, CancellationToken cancellation)
    {
        MatchState state = await StateAsync(cancellation).ConfigureAwait(false);
        return state.QueryOf(project) is { } query ? Answer(state, entries(state).Recommend(query, Bound(take), language), null) : null;
    }

    private MatchAnswer<Partner> Answer(MatchState state, MatchQuery query, int take, string language) =>
        new(_ranking.Value.Partners.Recommend(state, query, Bound(take), language), PartnerRecommender.Note(state, query, new ReasonWording(state.Corpus, language)), state.Corpus.Sequence, Ranker);

    private MatchAnswer<Recommendation> Answer(MatchState state, IReadOnlyList<Recommendation> items, string? note) =>
        new(items, note, state.Corpus.Sequence, Ranker);

    private static int Bound(int take) => Math.Clamp(take, 1, MaxTake);

    private async ValueTask<MatchState> StateAsync(CancellationToken cancellation)
    {
        if (_state is null)
        {
            await StartAsync(cancellation).ConfigureAwait(false);
        }

        return _state ?? throw new InvalidOperationException("The graph could not be read for matching.");
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await _feed!.WaitPastAsync(_state?.Corpus.Sequence ?? -1, cancellation).ConfigureAwait(false);
                await Task.Delay(_options.RefreshDelay, _options.Clock, cancellation).ConfigureAwait(false);
                await RefreshAsync(cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // A failed reading must not end the following: the last reading goes on serving and /health says so.
                _readMessage = $"The graph could not be read again: {e.Message}";
                await Task.Delay(TimeSpan.FromSeconds(5), _options.Clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
