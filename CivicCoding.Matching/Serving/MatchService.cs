using CivicCoding.Graph;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Syntax;
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

    /// <summary>How many times as long as a reading took the next one waits after it: whoever writes all the time must not have the whole graph read all the time.</summary>
    private const int PauseFactor = 2;
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMinutes(1);
    private readonly IGraphStore _store;
    private readonly IChangeFeed? _feed;
    private readonly MatchOptions _options;
    // The model and the library that reads it take longer to load than the rest of a server takes to start: the first reading of the graph loads them.
    private volatile Lazy<Ranking> _ranking;
    private readonly Lazy<(Text.ITextEncoder? Encoder, string? Message)> _encoder;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private Task _following = Task.CompletedTask;
    private volatile MatchState? _state;
    private volatile string? _readMessage;
    private long _seen = -1;
    private long _notBefore;

    public MatchService(IGraphStore store, IChangeFeed? feed = null, MatchOptions? options = null)
    {
        _store = store;
        _feed = feed;
        _options = options ?? new MatchOptions();
        _ranking = new(Load);
        _encoder = new(() => _options.EncoderFolder is { } folder ? Text.OnnxTextEncoder.Open(folder) : (null, null));
    }

    /// <summary>The state for /health.</summary>
    public MatchHealth Health =>
        new(Interlocked.Read(ref _seen), _state?.Corpus.Projects.Count ?? 0, _state?.Corpus.Organisations.Count ?? 0, _ranking.IsValueCreated ? Ranker : "", _readMessage ?? (_ranking.IsValueCreated ? _ranking.Value.Message : null) ?? (_encoder.IsValueCreated ? _encoder.Value.Message : null));

    private DateOnly Today => DateOnly.FromDateTime(_options.Clock.GetUtcNow().UtcDateTime);

    private string Ranker => _ranking.Value.Scorer.Ranker.Name;

    /// <summary>Reads the graph, behind whoever asks and writes meanwhile, and begins to follow its changes. Without this call the first question reads the graph.</summary>
    public Task StartAsync(CancellationToken cancellation = default) => StartAsync(inBackground: true, cancellation);

    private async Task StartAsync(bool inBackground, CancellationToken cancellation)
    {
        await ReadPastAsync(long.MaxValue, inBackground, cancellation).ConfigureAwait(false);
        if (_feed is not null && _following.IsCompleted)
        {
            _following = Task.Run(() => FollowAsync(_stop.Token), CancellationToken.None);
        }
    }

    /// <summary>Reads the graph again, now.</summary>
    public Task RefreshAsync(CancellationToken cancellation = default) => ReadPastAsync(long.MaxValue, inBackground: false, cancellation);

    /// <summary>Reads the graph again where nobody has done so past a sequence number meanwhile.</summary>
    private async Task ReadPastAsync(long sequence, bool inBackground, CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (Interlocked.Read(ref _seen) >= sequence)
            {
                return;
            }

            long start = _options.Clock.GetTimestamp();
            Func<Task<MatchState>> read = async () => new MatchState(await GraphCorpus.ReadAsync(_store, cancellation).ConfigureAwait(false), SignalSet.Default, cancellation, _encoder.Value.Encoder);
            MatchState state = await (inBackground && _store is RdfStore embedded ? embedded.InBackgroundAsync(read) : Task.Run(read, cancellation)).ConfigureAwait(false);
            TimeSpan pause = PauseFactor * _options.Clock.GetElapsedTime(start);
            _ = _ranking.Value;
            _state = state;
            _readMessage = null;
            Interlocked.Exchange(ref _notBefore, (_options.Clock.GetUtcNow() + (pause < s_longestPause ? pause : s_longestPause)).UtcTicks);
            Interlocked.Exchange(ref _seen, state.Corpus.Sequence);
            _feed?.Acknowledge(Consumer, state.Corpus.Sequence);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Loads the model again, after another one was put into use; questions under way end with the one before.</summary>
    public MatchHealth ReloadModel()
    {
        var next = new Lazy<Ranking>(Load);
        _ = next.Value;
        _ranking = next;
        _state?.ForgetExposure();
        return Health;
    }

    /// <summary>Partners for a project; null where the project is unknown.</summary>
    public async Task<MatchAnswer<Partner>?> PartnersAsync(string project, int take, string language, CancellationToken cancellation = default, bool fair = false)
    {
        MatchState state = await StateOfAsync(project, s => s.Corpus.FindProject(project) >= 0, cancellation).ConfigureAwait(false);
        return state.QueryOf(project) is { } query ? Answer(state, query, take, language, fair) : null;
    }

    /// <summary>Partners for a project from what has been read already, empty where the project is unknown; null before the first reading.</summary>
    public IReadOnlyList<Partner>? PartnersNow(string project, int take, string language) => _state is not { } state
        ? null
        : state.QueryOf(project) is { } query ? _ranking.Value.Partners.Recommend(state, query, Bound(take), language, new PartnerWishes(false, Today)) : [];

    /// <summary>Partners for a few sentences; an empty or strange text gets an empty or weak answer with a note.</summary>
    public async Task<MatchAnswer<Partner>> MatchTextAsync(MatchRequest request, int take, string language, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        MatchState state = await StateAsync(cancellation).ConfigureAwait(false);
        return Answer(state, RequestReader.Read(state, request), take, language, request.Fair);
    }

    /// <summary>What a few sentences ask for beside partners.</summary>
    public async Task<MatchAnswer<Recommendation>> FindForTextAsync(MatchRequest request, MatchDirection direction, int take, string language, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        MatchState state = await StateAsync(cancellation).ConfigureAwait(false);
        MatchQuery query = RequestReader.Read(state, request);
        if (direction is MatchDirection.Offers or MatchDirection.Needs)
        {
            return Exchange(state, request, query, direction, Bound(take), language);
        }

        if (direction == MatchDirection.Projects)
        {
            IReadOnlyList<Recommendation> projects = ProjectsForOrganisation.FindForText(state, query, RequestReader.Offers(state.Corpus, request.Text), Bound(take), language);
            return Answer(state, projects, PartnerRecommender.WordNote(state, query, new ReasonWording(state.Corpus, language)));
        }

        return Answer(state, Find(state, query, direction, Bound(take), language), PartnerRecommender.WordNote(state, query, new ReasonWording(state.Corpus, language)));
    }

    /// <summary>A team that covers the project's needs; null where the project is unknown.</summary>
    public async Task<TeamAnswer?> TeamAsync(string project, TeamWishes wishes, string language, CancellationToken cancellation = default)
    {
        MatchState state = await StateOfAsync(project, s => s.Corpus.FindProject(project) >= 0, cancellation).ConfigureAwait(false);
        return state.QueryOf(project) is { } query ? Team(state, query, wishes, language) : null;
    }

    /// <summary>A team of at most <paramref name="size"/> that covers the project's needs, <paramref name="excluded"/> organisations left out; null where the project is unknown.</summary>
    public Task<TeamAnswer?> TeamAsync(string project, int size, string language, IReadOnlyCollection<string>? excluded = null, CancellationToken cancellation = default) =>
        TeamAsync(project, new TeamWishes { Size = size, Excluded = excluded ?? [] }, language, cancellation);

    /// <summary>A team for a few sentences.</summary>
    public async Task<TeamAnswer> TeamForTextAsync(MatchRequest request, TeamWishes wishes, string language, CancellationToken cancellation = default)
    {
        MatchState state = await StateAsync(cancellation).ConfigureAwait(false);
        return Team(state, RequestReader.Read(state, request), wishes, language);
    }

    /// <summary>Partners before and after a change that is only tried out; null where the project is unknown.</summary>
    public async Task<WhatIfAnswer?> WhatIfAsync(string project, MatchChange change, int take, string language, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        MatchState state = await StateOfAsync(project, s => s.Corpus.FindProject(project) >= 0, cancellation).ConfigureAwait(false);
        if (state.QueryOf(project) is not { } query)
        {
            return null;
        }

        var wording = new ReasonWording(state.Corpus, language);
        var trial = new WhatIf(state, _ranking.Value.Scorer, wording);
        MatchQuery changed = trial.Changed(query, change);
        PartnerRecommender partners = _ranking.Value.Partners;
        IReadOnlyList<Partner> after = partners.Recommend(state, changed, Bound(take), language);
        return new WhatIfAnswer(
            partners.Recommend(state, query, Bound(take), language),
            after,
            Math.Round(trial.Strength(changed) - trial.Strength(query), 4),
            state.Corpus.Sequence)
        { Needs = TeamSelector.Cover(state, changed, after, wording) };
    }

    /// <summary>What would help a project to find partners, each tried out; null where the project is unknown.</summary>
    public async Task<MatchAnswer<Hint>?> HintsAsync(string project, string language, CancellationToken cancellation = default)
    {
        MatchState state = await StateOfAsync(project, s => s.Corpus.FindProject(project) >= 0, cancellation).ConfigureAwait(false);
        return state.QueryOf(project) is { } query ? Hints(state, query, language) : null;
    }

    /// <summary>What would help a few sentences, each tried out.</summary>
    public async Task<MatchAnswer<Hint>> HintsForTextAsync(MatchRequest request, string language, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        MatchState state = await StateAsync(cancellation).ConfigureAwait(false);
        return Hints(state, RequestReader.Read(state, request), language);
    }

    /// <summary>Projects like a project; null where it is unknown.</summary>
    public Task<MatchAnswer<Recommendation>?> SimilarAsync(string project, int take, string language, CancellationToken cancellation = default) =>
        FindAsync(project, MatchDirection.Similar, take, language, cancellation);

    /// <summary>Datasets for a project; null where it is unknown.</summary>
    public Task<MatchAnswer<Recommendation>?> DatasetsAsync(string project, int take, string language, CancellationToken cancellation = default) =>
        FindAsync(project, MatchDirection.Datasets, take, language, cancellation);

    /// <summary>Skills for a project; null where it is unknown.</summary>
    public Task<MatchAnswer<Recommendation>?> SkillsAsync(string project, int take, string language, CancellationToken cancellation = default) =>
        FindAsync(project, MatchDirection.Skills, take, language, cancellation);

    /// <summary>Open calls and programmes for a project, each with its rules; null where the project is unknown.</summary>
    public Task<MatchAnswer<Recommendation>?> CallsAsync(string project, int take, string language, CancellationToken cancellation = default) =>
        FindAsync(project, MatchDirection.Calls, take, language, cancellation);

    /// <summary>Open calls and programmes for an organisation or community, each with its rules; null where it is unknown.</summary>
    public async Task<MatchAnswer<Recommendation>?> CallsForAsync(string organisation, int take, string language, CancellationToken cancellation = default)
    {
        MatchState state = await StateOfAsync(organisation, s => s.Corpus.FindOrganisation(organisation) >= 0, cancellation).ConfigureAwait(false);
        int at = state.Corpus.FindOrganisation(organisation);
        return at < 0 ? null : Answer(state, Calls(state, ProjectsForOrganisation.Standing(state, at), Bound(take), language), null);
    }

    /// <summary>Projects for a community or organisation; null where it is unknown.</summary>
    public async Task<MatchAnswer<Recommendation>?> ProjectsForAsync(string organisation, int take, string language, CancellationToken cancellation = default)
    {
        MatchState state = await StateOfAsync(organisation, s => s.Corpus.FindOrganisation(organisation) >= 0, cancellation).ConfigureAwait(false);
        int at = state.Corpus.FindOrganisation(organisation);
        return at < 0 ? null : Answer(state, ProjectsForOrganisation.Find(state, at, Bound(take), language), null);
    }

    /// <summary>Projects that a dataset could serve; null where it is unknown.</summary>
    public async Task<MatchAnswer<Recommendation>?> ProjectsForDatasetAsync(string dataset, int take, string language, CancellationToken cancellation = default)
    {
        MatchState state = await StateAsync(cancellation).ConfigureAwait(false);
        CorpusEntry? entry = state.Corpus.Datasets.FirstOrDefault(d => d.Iri == dataset);
        return entry is null ? null : Answer(state, state.With((work, _) => SimilarProjects.FindFor(state, entry, work, Bound(take), language)), null);
    }

    /// <summary>Offers that meet a need; null where the need is unknown.</summary>
    public async Task<MatchAnswer<Recommendation>?> OffersForNeedAsync(string need, int take, string language, CancellationToken cancellation = default)
    {
        MatchState state = await StateAsync(cancellation).ConfigureAwait(false);
        return NeedsAndOffers.OffersFor(state, need, Bound(take), language) is { } found ? Answer(state, found, null) : null;
    }

    /// <summary>Needs that an offer meets; null where the offer is unknown.</summary>
    public async Task<MatchAnswer<Recommendation>?> NeedsForOfferAsync(string offer, int take, string language, CancellationToken cancellation = default)
    {
        MatchState state = await StateAsync(cancellation).ConfigureAwait(false);
        return NeedsAndOffers.NeedsFor(state, offer, Bound(take), language) is { } found ? Answer(state, found, null) : null;
    }

    /// <summary>Who is shown when the projects of the network ask for ten partners each; counted once for each reading of the graph.</summary>
    public async Task<Exposure> ExposureAsync(string language, bool fair = false, CancellationToken cancellation = default)
    {
        MatchState state = await StateAsync(cancellation).ConfigureAwait(false);
        (int[] shown, int questions) = await state.ExposureAsync(fair, () => ExposureReader.Count(state, _ranking.Value.Scorer, fair, CancellationToken.None)).WaitAsync(cancellation).ConfigureAwait(false);
        return ExposureReader.Describe(state, shown, questions, language);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _following.ConfigureAwait(false);
        _stop.Dispose();
        _reading.Dispose();
        if (_encoder.IsValueCreated)
        {
            (_encoder.Value.Encoder as IDisposable)?.Dispose();
        }
    }

    private async Task<MatchAnswer<Recommendation>?> FindAsync(string project, MatchDirection direction, int take, string language, CancellationToken cancellation)
    {
        MatchState state = await StateOfAsync(project, s => s.Corpus.FindProject(project) >= 0, cancellation).ConfigureAwait(false);
        if (state.QueryOf(project) is not { } query)
        {
            return null;
        }

        IReadOnlyList<Recommendation> found = Find(state, query, direction, Bound(take), language);
        return Answer(state, found, found.Count > 0 ? null : PartnerRecommender.NothingNote(new ReasonWording(state.Corpus, language)));
    }

    private IReadOnlyList<Recommendation> Find(MatchState state, MatchQuery query, MatchDirection direction, int take, string language) => direction switch
    {
        MatchDirection.Similar => state.With((work, _) => SimilarProjects.Find(new MatchContext(state.Index, query, work), take, language)),
        MatchDirection.Datasets => state.Datasets.Recommend(query, take, language),
        MatchDirection.Skills => state.Skills.Recommend(query, take, language),
        _ => Calls(state, query, take, language),
    };

    private MatchAnswer<Recommendation> Exchange(MatchState state, MatchRequest request, MatchQuery query, MatchDirection direction, int take, string language)
    {
        var wording = new ReasonWording(state.Corpus, language);
        IReadOnlyList<Corpus.NeedOrOffer> said = direction == MatchDirection.Offers ? query.Project.Needs : RequestReader.Offers(state.Corpus, request.Text);
        IReadOnlyList<Recommendation> found = direction == MatchDirection.Offers ? NeedsAndOffers.OffersFor(state, said, take, language) : NeedsAndOffers.NeedsFor(state, said, take, language);
        string? note = said.Count > 0
            ? null
            : direction == MatchDirection.Offers
                ? wording.Say("Der Text sagt nicht, was fehlt. Zum Beispiel: „Uns fehlen Daten und Rechenleistung.“", "The text does not say what is lacking. For example: “We lack data and computing power.”")
                : wording.Say("Der Text sagt nicht, was angeboten wird. Zum Beispiel: „Wir bieten Rechenleistung und Schulungen.“", "The text does not say what is offered. For example: “We offer computing power and training.”");
        return Answer(state, found, note);
    }

    private IReadOnlyList<Recommendation> Calls(MatchState state, MatchQuery query, int take, string language)
    {
        string? applicant = query.Seeds.Count == 0 ? null : state.Corpus.Organisations[query.Seeds[0]].Kind;
        var check = new CallRuleCheck(query.Project, query.Seeds.Count, applicant, Today, new ReasonWording(state.Corpus, language));
        return state.Calls.Recommend(query, take, language, check.Check);
    }

    private TeamAnswer Team(MatchState state, MatchQuery query, TeamWishes wishes, string language)
    {
        var wording = new ReasonWording(state.Corpus, language);
        IReadOnlyList<Partner> ranked = _ranking.Value.Partners.Recommend(state, query, TeamPool, language, new PartnerWishes(false, Today));
        return new TeamSelector(state, query, wishes with { Size = Math.Clamp(wishes.Size, 1, TeamPool) }, wording).Select(ranked);
    }

    private MatchAnswer<Hint> Hints(MatchState state, MatchQuery query, string language) =>
        new(new WhatIf(state, _ranking.Value.Scorer, new ReasonWording(state.Corpus, language)).Help(query), null, state.Corpus.Sequence, Ranker);

    private MatchAnswer<Partner> Answer(MatchState state, MatchQuery query, int take, string language, bool fair)
    {
        var wording = new ReasonWording(state.Corpus, language);
        IReadOnlyList<Partner> partners = _ranking.Value.Partners.Recommend(state, query, Bound(take), language, new PartnerWishes(fair, Today));
        return new MatchAnswer<Partner>(partners, PartnerRecommender.Note(state, query, wording), state.Corpus.Sequence, Ranker) { Needs = TeamSelector.Cover(state, query, partners, wording) };
    }

    private MatchAnswer<Recommendation> Answer(MatchState state, IReadOnlyList<Recommendation> items, string? note) =>
        new(items, note, state.Corpus.Sequence, Ranker);

    private static int Bound(int take) => Math.Clamp(take, 1, MaxTake);

    private async ValueTask<MatchState> StateAsync(CancellationToken cancellation)
    {
        if (_state is null)
        {
            await StartAsync(inBackground: false, cancellation).ConfigureAwait(false);
        }

        return _state ?? throw new InvalidOperationException("The graph could not be read for matching.");
    }

    /// <summary>The latest reading, or a newer one where it does not know an entry that the store holds by now: who has just been accepted asks at once.</summary>
    private async ValueTask<MatchState> StateOfAsync(string entry, Func<MatchState, bool> knows, CancellationToken cancellation)
    {
        MatchState state = await StateAsync(cancellation).ConfigureAwait(false);
        if (knows(state) || _feed is not { Sequence: long latest } || Interlocked.Read(ref _seen) >= latest || !await HoldsAsync(entry, cancellation).ConfigureAwait(false))
        {
            return state;
        }

        await ReadPastAsync(latest, inBackground: false, cancellation).ConfigureAwait(false);
        return _state ?? state;
    }

    private async ValueTask<bool> HoldsAsync(string entry, CancellationToken cancellation)
    {
        if (!IriResolver.IsValidAbsolute(entry))
        {
            return false;
        }

        using QueryAnswer answer = await _store.QueryAsync($"ASK {{ <{entry}> a ?kind }}", new QueryOptions { Timeout = TimeSpan.FromSeconds(10) }, cancellation).ConfigureAwait(false);
        return answer.Boolean;
    }

    private Ranking Load()
    {
        (IPartnerRanker ranker, string? message) = _options is { ModelPath: null, StoreFolder: { } folder }
            ? RankerModel.LoadFor(new ModelFolder(folder), SignalSet.Default)
            : RankerModel.Load(_options.ModelPath, SignalSet.Default);
        var scorer = new PartnerScorer(SignalSet.Default, ranker);
        return new Ranking(scorer, new PartnerRecommender(scorer), message);
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await _feed!.WaitPastAsync(Interlocked.Read(ref _seen), cancellation).ConfigureAwait(false);
                await Task.Delay(_options.RefreshDelay, _options.Clock, cancellation).ConfigureAwait(false);
                if (PassOver(cancellation))
                {
                    continue;
                }

                long left = Interlocked.Read(ref _notBefore) - _options.Clock.GetUtcNow().UtcTicks;
                await Task.Delay(TimeSpan.FromTicks(Math.Max(0, left)), _options.Clock, cancellation).ConfigureAwait(false);

                await ReadPastAsync(long.MaxValue, inBackground: true, cancellation).ConfigureAwait(false);
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

    /// <summary>Takes note of changes that the corpus would not show; false where it has to be read again.</summary>
    private bool PassOver(CancellationToken cancellation)
    {
        if (_state?.Corpus.Scope is not { } scope)
        {
            return false;
        }

        long seen = Interlocked.Read(ref _seen);
        try
        {
            foreach (ChangeSet change in _feed!.ReadAfter(seen, scope.Takes, cancellation))
            {
                if (scope.Concerns(change))
                {
                    return false;
                }

                seen = change.Sequence;
            }
        }
        catch (ChangesTrimmedException)
        {
            return false;
        }

        Interlocked.Exchange(ref _seen, seen);
        _feed.Acknowledge(Consumer, seen);
        return true;
    }

    private sealed record Ranking(PartnerScorer Scorer, PartnerRecommender Partners, string? Message);
}
