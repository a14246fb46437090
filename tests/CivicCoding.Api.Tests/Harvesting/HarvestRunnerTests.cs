using System.Globalization;
using CivicCoding.Api.Harvesting;
using CivicCoding.Graph;
using CivicCoding.Graph.Harvest.Runs;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Api.Tests.Harvesting;

/// <summary>A run reads page by page and changes the store at once, or not at all.</summary>
public sealed class HarvestRunnerTests : IAsyncDisposable
{
    private const string Source = "https://e.org/c";
    private const string Prefixes = "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix hydra: <http://www.w3.org/ns/hydra/core#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix adms: <http://www.w3.org/ns/adms#> . @prefix : <https://e.org/> .\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("civic-runs-").FullName;
    private readonly RdfStore _store = RdfStore.OpenInMemory();
    private readonly ScriptedSource _source = new();
    private readonly ManualTime _time = new();
    private readonly List<HarvestLine> _lines = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_paged_catalogue_is_taken_once_and_a_second_run_changes_nothing()
    {
        _source[Source] = Page(1, "c?page=2", Dataset("a") + Dataset("b"));
        _source["https://e.org/c?page=2"] = Page(2, null, Dataset("c"));

        HarvestStatus first = await RunAsync();
        Assert.Equal(HarvestState.Done, first.State);
        Assert.Equal((3, 0, 0), Counts(first));
        Assert.Equal(2, first.Pages);
        Assert.Equal(3, _lines.Count(l => l.Outcome == HarvestOutcome.New));
        long sequence = _store.Sequence;

        HarvestStatus second = await RunAsync();
        Assert.Equal((0, 0, 0), Counts(second));
        Assert.Equal((0L, 0L), (second.Counts!.TriplesAdded, second.Counts.TriplesRemoved));
        Assert.Equal(sequence, _store.Sequence);
        // The catalogue's blank publisher stands on both pages and is one thing.
        Assert.Equal(1, await CountAsync("SELECT ?s { GRAPH ?g { ?s foaf:name 'Herausgeber' } }"));
        Assert.Equal(0, await CountAsync($"SELECT ?s {{ GRAPH <https://civic-coding.org/graph/dcat/test> {{ ?s ?p ?o FILTER(STRSTARTS(STR(?p), 'http://www.w3.org/ns/hydra')) }} }}"));
        Assert.Equal(1, await CountAsync($"SELECT ?a {{ GRAPH <https://civic-coding.org/graph/provenance> {{ <https://civic-coding.org/graph/dcat/test> a prov:Entity ; prov:wasDerivedFrom <{Source}> ; prov:wasGeneratedBy ?a . ?a a prov:Activity }} }}"));
    }

    [Fact]
    public async Task A_bulk_load_of_a_new_source_is_known_again_too()
    {
        _source[Source] = Page(1, null, Dataset("a") + Dataset("b"));
        HarvestTools bulk = Tools() with { Apply = new HarvestStore(_store, guarded: false, bulk: 1).ApplyAsync };

        Assert.Equal((2, 0, 0), Counts(await new HarvestRunner(bulk).RunAsync(Request(), Cancellation)));
        HarvestStatus second = await RunAsync();
        Assert.Equal((0, 0, 0), Counts(second));
        Assert.Equal((0L, 0L), (second.Counts!.TriplesAdded, second.Counts.TriplesRemoved));
        Assert.Equal(1, await CountAsync("SELECT ?a { GRAPH <https://civic-coding.org/graph/provenance> { <https://civic-coding.org/graph/dcat/test> prov:wasGeneratedBy ?a } }"));
    }

    [Fact]
    public async Task What_changed_and_what_went_is_told_record_by_record()
    {
        _source[Source] = Page(1, null, Dataset("a") + Dataset("b") + Dataset("c"));
        await RunAsync();
        _lines.Clear();
        _source[Source] = Page(1, null, Dataset("a") + Dataset("b", contact: "neu@example.org") + Dataset("d"));

        HarvestStatus status = await RunAsync();

        Assert.Equal((1, 1, 1), Counts(status));
        Assert.Equal(new[] { "Changed https://e.org/b", "New https://e.org/d", "Removed https://e.org/c", "Unchanged https://e.org/a" }, _lines.Select(l => $"{l.Outcome} {l.Record}").Order(StringComparer.Ordinal));
        Assert.Equal(_lines, new HarvestFolder(_folder).Log(status.Id));
        Assert.Equal(0, await CountAsync("SELECT ?p { { <https://e.org/c> ?p ?o } UNION { <https://e.org/c#csv> ?p ?o } }"));
        // What hung on the old blank contact went with it.
        Assert.Equal(3, await CountAsync("SELECT ?s { ?s vcard:hasEmail ?o }"));
    }

    [Fact]
    public async Task A_page_that_fails_leaves_the_source_as_it_was()
    {
        _source[Source] = Page(1, "c?page=2", Dataset("a"));
        _source["https://e.org/c?page=2"] = Page(2, null, Dataset("b"));
        await RunAsync();
        long sequence = _store.Sequence;
        _source[Source] = Page(1, "c?page=2", Dataset("x"));
        foreach (Func<string> broken in new Func<string>[] { () => throw new HarvestFetchException("e.org answers 500.", mayRecover: true), () => Prefixes + ":b a dcat:Dataset ; dct:title \"offen", () => "" + Page(2, "c", "") })
        {
            _source.Pages["https://e.org/c?page=2"] = broken;

            HarvestStatus status = await RunAsync();

            Assert.Equal(HarvestState.Failed, status.State);
            Assert.NotNull(status.Message);
            Assert.Equal(sequence, _store.Sequence);
        }
    }

    [Fact]
    public async Task A_server_that_is_busy_is_asked_again()
    {
        int asked = 0;
        _source.Pages[Source] = () => ++asked < 3 ? throw new HarvestFetchException("e.org answers 503.", mayRecover: true, TimeSpan.Zero) : Page(1, null, Dataset("a"));

        Assert.Equal((1, 0, 0), Counts(await RunAsync()));
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task A_killed_run_goes_on_with_the_page_that_it_had_not_read()
    {
        using var kill = new CancellationTokenSource();
        _source[Source] = Page(1, "c?page=2", Dataset("a"));
        _source.Pages["https://e.org/c?page=2"] = () =>
        {
            kill.Cancel();
            return Page(2, null, Dataset("b"));
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(cancellation: kill.Token));
        HarvestStatus left = Assert.Single(new HarvestFolder(_folder).All());
        Assert.Equal((HarvestState.Running, 1), (left.State, left.Pages));
        Assert.Equal(0, _store.Sequence);
        _source.Asked.Clear();
        _source["https://e.org/c?page=2"] = Page(2, null, Dataset("b"));

        HarvestStatus status = await RunAsync();

        Assert.Equal((left.Id, 1), (status.Id, status.Resumed));
        Assert.Equal((2, 0, 0), Counts(status));
        Assert.Equal("https://e.org/c?page=2", Assert.Single(_source.Asked));
    }

    [Fact]
    public async Task A_killed_run_past_its_deadline_is_marked_failed_and_a_new_one_begins()
    {
        using var kill = new CancellationTokenSource();
        _source.Pages[Source] = () =>
        {
            kill.Cancel();
            return "";
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(cancellation: kill.Token));
        _time.Now += TimeSpan.FromHours(2);
        _source[Source] = Page(1, null, Dataset("a"));

        HarvestStatus status = await RunAsync();

        Assert.Equal((1, 0, 0), Counts(status));
        Assert.Equal(new[] { HarvestState.Done, HarvestState.Failed }, new HarvestFolder(_folder).All().Select(r => r.State));
    }

    [Fact]
    public async Task A_run_that_is_not_done_by_its_deadline_fails_and_writes_nothing()
    {
        _source.Pages[Source] = () =>
        {
            _time.Pass(TimeSpan.FromHours(2));
            return Page(1, null, Dataset("a"));
        };

        HarvestStatus status = await RunAsync();

        Assert.Equal(HarvestState.Failed, status.State);
        Assert.Contains("deadline", status.Message, StringComparison.Ordinal);
        Assert.Equal(0, _store.Sequence);
    }

    [Fact]
    public async Task Two_runs_of_a_source_do_not_go_at_once()
    {
        _source.Pages[Source] = () =>
        {
            Assert.Throws<HarvestBusyException>(() => new HarvestRunner(Tools()).Begin(Request()));
            return Page(1, null, Dataset("a"));
        };

        Assert.Equal((1, 0, 0), Counts(await RunAsync()));
    }

    [Fact]
    public async Task Of_a_part_of_the_source_only_what_it_tells_of_changes()
    {
        _source[Source] = Page(1, null, Dataset("a") + Dataset("b") + Dataset("c"));
        await RunAsync();
        _source["https://e.org/c?modified_since=2026-01-31"] = Page(1, null, Dataset("a", title: "Neuer Titel") + """
            :catalogue dcat:record :b-removed . :b-removed a dcat:CatalogRecord ; foaf:primaryTopic :b ; adms:status <http://publications.europa.eu/resource/authority/dataset-status/WITHDRAWN> . :b a dcat:Resource .
            """);

        HarvestStatus status = await RunAsync(Request() with { ModifiedSince = new DateOnly(2026, 1, 31) });

        Assert.Equal((0, 1, 1), Counts(status));
        Assert.Equal(0, await CountAsync("SELECT ?p { { <https://e.org/b> ?p ?o } UNION { ?o ?p <https://e.org/b> } UNION { <https://e.org/b#csv> ?p ?o } UNION { <https://e.org/b-removed> ?p ?o } }"));
        Assert.Equal(1, await CountAsync("SELECT ?t { <https://e.org/a> dct:title ?t }"));
        Assert.Equal(2, await CountAsync("SELECT ?d { <https://e.org/catalogue> dcat:dataset ?d . ?d dct:title ?t }"));
        Assert.Equal((0, 0, 0), Counts(await RunAsync(Request() with { ModifiedSince = new DateOnly(2026, 1, 31) })));
    }

    [Fact]
    public async Task A_source_that_delivers_less_than_it_says_is_not_believed()
    {
        _source[Source] = Page(1, null, Dataset("a") + ":page hydra:totalItems 2 .");

        Assert.Equal(HarvestState.Failed, (await RunAsync()).State);
        Assert.Equal(0, _store.Sequence);
        Assert.Equal((1, 0, 0), Counts(await RunAsync(Request() with { Lenient = true })));
    }

    [Fact]
    public async Task What_people_removed_here_counts_as_delivered()
    {
        _source[Source] = Page(1, null, Dataset("a") + Dataset("b") + ":page hydra:totalItems 2 .");
        HarvestTools tools = Tools() with { Filter = quads => quads.Where(q => q.Subject is not Iri { Value: "https://e.org/a" } && q.Object is not Iri { Value: "https://e.org/a" }) };

        HarvestStatus status = await new HarvestRunner(tools).RunAsync(Request(), Cancellation);

        Assert.Equal((1, 0, 0), Counts(status));
        Assert.Equal(1, status.Withheld);
    }

    [Fact]
    public async Task A_source_that_is_empty_all_at_once_is_not_believed()
    {
        _source[Source] = Page(1, null, Dataset("a"));
        await RunAsync();
        _source[Source] = Page(1, null, "");

        HarvestStatus status = await RunAsync();
        Assert.Equal(HarvestState.Failed, status.State);
        Assert.Contains("--allow-empty", status.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0, 1), Counts(await RunAsync(Request() with { AllowEmpty = true })));
    }

    [Fact]
    public async Task Bounds_end_a_run_with_a_message()
    {
        _source[Source] = Page(1, null, string.Concat(Enumerable.Range(0, 50).Select(i => Dataset("d" + i.ToString(CultureInfo.InvariantCulture)))));

        Assert.Contains("more than 100 statements", (await RunAsync(limits: new HarvestLimits { Triples = 100 })).Message, StringComparison.Ordinal);
        Assert.Contains("blank nodes", (await RunAsync(limits: new HarvestLimits { BlankTriples = 10 })).Message, StringComparison.Ordinal);
        Assert.Equal(0, _store.Sequence);
    }

    [Fact]
    public async Task What_is_erased_goes_out_of_the_logs()
    {
        _source[Source] = Page(1, null, Dataset("a") + Dataset("b"));
        HarvestStatus status = await RunAsync();
        var folder = new HarvestFolder(_folder);

        folder.Forget("https://e.org/a");

        Assert.Equal("https://e.org/b", Assert.Single(folder.Log(status.Id)).Record);
        Assert.DoesNotContain(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories), f => File.ReadAllText(f).Contains("https://e.org/a\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Old_runs_are_taken_away()
    {
        _source[Source] = Page(1, null, Dataset("a"));
        for (int i = 0; i < 5; i++)
        {
            await RunAsync(limits: new HarvestLimits { KeptRuns = 2 });
            _time.Now += TimeSpan.FromMinutes(1);
        }

        Assert.Equal(2, new HarvestFolder(_folder).All().Count);
    }

    private static HarvestRequest Request() => new() { Kind = "dcat", Source = Source, Name = "test" };

    private static (int New, int Changed, int Removed) Counts(HarvestStatus status)
    {
        Assert.True(status.State == HarvestState.Done, status.Message);
        return (status.Counts!.New, status.Counts.Changed, status.Counts.Removed);
    }

    private static string Page(int number, string? next, string datasets) =>
        $"{Prefixes}@base <https://e.org/> . :catalogue a dcat:Catalog ; dct:title \"Katalog\"@de ; dct:publisher [ a foaf:Agent ; foaf:name \"Herausgeber\" ] . <c?page={number}> a hydra:PagedCollection .{(next is null ? "" : $" <c?page={number}> hydra:next <{next}> .")}\n{datasets}";

    private static string Dataset(string id, string title = "Titel", string contact = "alt@example.org") =>
        $":catalogue dcat:dataset :{id} . :{id} a dcat:Dataset ; dct:title \"{title} {id}\"@de-DE ; dcat:contactPoint [ a <http://www.w3.org/2006/vcard/ns#Kind> ; <http://www.w3.org/2006/vcard/ns#hasEmail> <mailto:{contact}> ] ; dcat:distribution <https://e.org/{id}#csv> . <https://e.org/{id}#csv> a dcat:Distribution ; dcat:byteSize 0010 ; dcat:accessURL <https://e.org/{id}.csv> .\n";

    private HarvestTools Tools(HarvestLimits? limits = null) => new()
    {
        Store = _store,
        Folder = new HarvestFolder(_folder),
        Fetcher = _source,
        Apply = new HarvestStore(_store, guarded: false).ApplyAsync,
        Limits = (limits ?? HarvestLimits.Default) with { RetryWait = TimeSpan.Zero },
        Time = _time,
        Report = _lines.Add,
    };

    private Task<HarvestStatus> RunAsync(HarvestRequest? request = null, HarvestLimits? limits = null, CancellationToken? cancellation = null) =>
        new HarvestRunner(Tools(limits)).RunAsync(request ?? Request(), cancellation ?? Cancellation);

    private async Task<int> CountAsync(string query)
    {
        const string Known = "PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX dct: <http://purl.org/dc/terms/> PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX vcard: <http://www.w3.org/2006/vcard/ns#> PREFIX prov: <http://www.w3.org/ns/prov#> ";
        using QueryAnswer answer = await _store.QueryAsync(Known + query, cancellation: Cancellation);
        SolutionReader solutions = answer.Solutions;
        int count = 0;
        while (solutions.MoveNext())
        {
            count++;
        }

        return count;
    }

    /// <summary>A clock that a test moves; its timers fire when it is moved past them.</summary>
    private sealed class ManualTime : TimeProvider
    {
        private readonly List<(DateTimeOffset Due, TimerCallback Call, object? State)> _timers = [];

        public DateTimeOffset Now { get; set; } = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;

        public void Pass(TimeSpan time)
        {
            Now += time;
            foreach ((DateTimeOffset due, TimerCallback call, object? state) in _timers.ToArray())
            {
                if (due <= Now)
                {
                    call(state);
                }
            }
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == TimeSpan.Zero)
            {
                callback(state);
            }
            else if (dueTime != Timeout.InfiniteTimeSpan)
            {
                _timers.Add((Now + dueTime, callback, state));
            }

            return new Still();
        }

        private sealed class Still : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
