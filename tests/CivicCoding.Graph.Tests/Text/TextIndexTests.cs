using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Text;

namespace CivicCoding.Graph.Tests.Text;

public sealed class TextIndexTests
{
    private const string Prefixes = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX dct: <http://purl.org/dc/terms/> PREFIX text: <https://civic-coding.org/text#> ";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_inserted_is_found_by_the_next_query_every_time()
    {
        await using var world = await World.OpenAsync();
        for (int i = 0; i < 1_000; i++)
        {
            await world.UpdateAsync($"INSERT DATA {{ <http://e/{i}> rdfs:label \"Biber wort{i}\"@de }}");
            Assert.Equal([$"http://e/{i}"], await world.ThingsAsync($"SELECT ?s {{ ?s text:match \"wort{i}\" }}"));
        }
    }

    [Fact]
    public async Task A_search_does_not_wait_for_more_changes_to_gather()
    {
        await using var world = await World.OpenAsync(new TextIndexOptions { GatherFor = TimeSpan.FromHours(1), WaitForSnapshot = TimeSpan.FromSeconds(20) });
        for (int i = 0; i < 20; i++)
        {
            await world.UpdateAsync($"INSERT DATA {{ <http://e/{i}> rdfs:label \"Biber wort{i}\"@de }}");
            Assert.Equal([$"http://e/{i}"], await world.ThingsAsync($"SELECT ?s {{ ?s text:match \"wort{i}\" }}"));
        }
    }

    [Fact]
    public async Task The_index_is_saved_also_while_writes_never_pause()
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        var feed = new CountingFeed(store);
        await using TextIndex index = await TextIndex.OpenAsync(store, feed, new TextIndexOptions { GatherFor = TimeSpan.Zero, CommitEvery = TimeSpan.FromMilliseconds(20) }, Cancellation);
        for (int i = 0; i < 100_000 && feed.Acknowledged == 0; i++)
        {
            await store.UpdateAsync($"{Prefixes}INSERT DATA {{ <http://e/{i}> rdfs:label \"Wort {i}\"@de }}", cancellation: Cancellation);
        }

        Assert.True(feed.Acknowledged > 0);
    }

    [Fact]
    public async Task An_index_that_is_closed_while_it_takes_in_holds_nothing_twice_afterwards()
    {
        const int Commits = 100;
        const int Literals = 400;
        string folder = Directory.CreateTempSubdirectory("civic-text-").FullName;
        try
        {
            await using RdfStore store = RdfStore.OpenInMemory();
            await store.UpdateAsync($"{Prefixes}INSERT DATA {{ <http://e/s> rdfs:label \"before\"@en }}", cancellation: Cancellation);
            var options = new TextIndexOptions { Folder = folder, GatherFor = TimeSpan.FromHours(1) };
            await using (TextIndex index = await TextIndex.OpenAsync(store, store, options, Cancellation))
            {
                long before = index.Sequence;
                for (int c = 0; c < Commits; c++)
                {
                    string literals = string.Join(", ", Enumerable.Range(0, Literals).Select(i => $"\"Wort {c} {i}\"@de"));
                    await store.UpdateAsync($"{Prefixes}INSERT DATA {{ <http://e/s> rdfs:label {literals} }}", cancellation: Cancellation);
                }

                Task<bool> asked = index.WaitForAsync(store.Sequence, TimeSpan.FromMilliseconds(1), Cancellation);
                while (index.Count <= 1)
                {
                    await Task.Yield();
                }

                Assert.Equal(before, index.Sequence);
                Assert.False(await asked);
            }

            await using TextIndex again = await TextIndex.OpenAsync(store, store, options, Cancellation);
            Assert.Equal((Commits * Literals) + 1, again.Count);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task What_is_deleted_is_no_longer_found()
    {
        await using var world = await World.OpenAsync();
        await world.UpdateAsync("INSERT DATA { <http://e/a> rdfs:label \"Moor\"@de . <http://e/b> rdfs:label \"Moor\"@de }");
        await world.UpdateAsync("DELETE DATA { <http://e/a> rdfs:label \"Moor\"@de }");
        Assert.Equal(["http://e/b"], await world.ThingsAsync("SELECT ?s { ?s text:match \"Moor\" }"));
        await world.UpdateAsync("DROP ALL");
        Assert.Empty(await world.ThingsAsync("SELECT ?s { ?s text:match \"Moor\" }"));
    }

    [Theory]
    [InlineData("Wärmepumpe", "Waermepumpe")]
    [InlineData("Straßen", "strasse")]
    [InlineData("Projekte für Wälder", "Wald")]
    [InlineData("Öffentliche Verwaltung", "öffentlichen")]
    [InlineData("Café im Quartier", "cafe")]
    public async Task German_words_are_found_in_other_spellings_and_forms(string text, string query)
    {
        await using var world = await World.OpenAsync();
        await world.UpdateAsync($"INSERT DATA {{ <http://e/x> rdfs:label \"{text}\"@de . <http://e/y> rdfs:label \"etwas anderes\"@de }}");
        Assert.Equal(["http://e/x"], await world.ThingsAsync($"SELECT ?s {{ ?s text:match \"{query}\" }}"));
    }

    [Fact]
    public async Task A_private_graph_is_never_matched()
    {
        await using var world = await World.OpenAsync();
        string draft = CivicVocabulary.DraftGraphBase + "1";
        await world.UpdateAsync($"INSERT DATA {{ GRAPH <{draft}> {{ <http://e/secret> rdfs:label \"geheimwort\"@de }} <http://e/open> rdfs:label \"geheimwort offen\"@de }}");
        var options = new QueryOptions { IsVisible = graph => graph != draft };
        Assert.Equal(["http://e/open"], await world.ThingsAsync("SELECT ?s { ?s text:match \"geheimwort\" }", options));
        SearchResult found = await world.SearchAsync(new SearchRequest("geheimwort") { IsVisible = graph => graph != draft });
        Assert.Equal(["http://e/open"], found.Hits.Select(h => h.Iri));
    }

    [Fact]
    public async Task Score_literal_language_and_limit_can_be_asked_for()
    {
        await using var world = await World.OpenAsync();
        await world.UpdateAsync("INSERT DATA { <http://e/a> rdfs:label \"water\"@en . <http://e/b> dct:description \"much about water and more water in a long sentence\"@en . <http://e/c> rdfs:label \"Wasser\"@de }");
        var rows = await world.RowsAsync("SELECT ?s ?score ?text { (?s ?score ?text) text:match (\"water\" \"en\" 1) }");
        Term?[] row = Assert.Single(rows);
        Assert.Equal(new Iri("http://e/a"), row[0]);
        Assert.True(double.Parse(((Literal)row[1]!).Lexical, System.Globalization.CultureInfo.InvariantCulture) > 0);
        Assert.Equal(new Literal("water", "en"), row[2]);
    }

    [Fact]
    public async Task A_part_is_found_by_its_own_subject_and_counts_for_its_thing()
    {
        await using World world = await World.OpenAsync();
        await world.UpdateAsync("INSERT DATA { <https://civic-coding.org/id/projects/a> rdfs:label 'Gemeinwohl' . <https://civic-coding.org/id/projects/a#rolle> rdfs:comment 'Drehleiter' }");
        SearchHit hit = Assert.Single((await world.SearchAsync(new SearchRequest("Drehleiter"))).Hits);
        Assert.Equal("https://civic-coding.org/id/projects/a", hit.Iri);
        Assert.Equal("https://civic-coding.org/id/projects/a#rolle", hit.Best?.Subject);
        Assert.Empty(await world.RowsAsync("SELECT ?x { <https://civic-coding.org/id/projects/a> text:match 'Drehleiter' BIND(1 AS ?x) }"));
        Assert.Single(await world.RowsAsync("SELECT ?x { <https://civic-coding.org/id/projects/a#rolle> text:match 'Drehleiter' BIND(1 AS ?x) }"));
    }

    [Fact]
    public async Task A_match_joins_with_the_graph()
    {
        await using var world = await World.OpenAsync();
        await world.UpdateAsync("INSERT DATA { <http://e/a> rdfs:label \"Garten\"@de ; a <http://e/Project> . <http://e/b> rdfs:label \"Garten\"@de ; a <http://e/Place> }");
        Assert.Equal(["http://e/a"], await world.ThingsAsync("SELECT ?s { ?s a <http://e/Project> . ?s text:match \"Garten\" }"));
    }

    [Fact]
    public async Task An_index_left_behind_catches_up_at_its_next_opening()
    {
        string folder = Directory.CreateTempSubdirectory("civic-text-").FullName;
        try
        {
            await using RdfStore store = RdfStore.OpenInMemory();
            await store.UpdateAsync("INSERT DATA { <http://e/a> <http://e/label> \"eins\" }", cancellation: Cancellation);
            var options = new TextIndexOptions { Folder = folder };
            await using (TextIndex first = await TextIndex.OpenAsync(store, store, options, Cancellation))
            {
                Assert.Equal(1, first.Count);
            }

            await store.UpdateAsync("INSERT DATA { <http://e/b> <http://e/label> \"zwei\" } ; DELETE DATA { <http://e/a> <http://e/label> \"eins\" }", cancellation: Cancellation);
            await using TextIndex second = await TextIndex.OpenAsync(store, store, options, Cancellation);
            Assert.Equal(store.Sequence, second.Sequence);
            var search = new TextSearch(second);
            Assert.Empty(search.Literals("eins", null, null, 10));
            Assert.Equal("http://e/b", Assert.Single(search.Literals("zwei", null, null, 10)).Subject);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_damaged_or_foreign_index_is_rebuilt()
    {
        string folder = Directory.CreateTempSubdirectory("civic-text-").FullName;
        try
        {
            await using RdfStore other = RdfStore.OpenInMemory();
            await other.UpdateAsync("INSERT DATA { <http://e/foreign> <http://e/label> \"fremd\" }", cancellation: Cancellation);
            await (await TextIndex.OpenAsync(other, other, new TextIndexOptions { Folder = folder }, Cancellation)).DisposeAsync();

            await using RdfStore store = RdfStore.OpenInMemory();
            await store.UpdateAsync("INSERT DATA { <http://e/own> <http://e/label> \"eigen\" }", cancellation: Cancellation);
            await using (TextIndex index = await TextIndex.OpenAsync(store, store, new TextIndexOptions { Folder = folder }, Cancellation))
            {
                Assert.Empty(new TextSearch(index).Literals("fremd", null, null, 10));
                Assert.Single(new TextSearch(index).Literals("eigen", null, null, 10));
            }

            foreach (string file in Directory.GetFiles(folder, "segments*"))
            {
                await File.WriteAllBytesAsync(file, [1, 2, 3], Cancellation);
            }

            var notices = new List<string>();
            await using TextIndex again = await TextIndex.OpenAsync(store, store, new TextIndexOptions { Folder = folder, Notice = notices.Add }, Cancellation);
            Assert.Single(new TextSearch(again).Literals("eigen", null, null, 10));
            Assert.Contains("rebuilt", Assert.Single(notices), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("*")]
    [InlineData("\"")]
    [InlineData("+-&&||!(){}[]^~:\\/")]
    [InlineData("\u202e\u0000\ud800")]
    public async Task Whatever_is_typed_is_answered(string typed)
    {
        await using var world = await World.OpenAsync();
        await world.UpdateAsync("INSERT DATA { <http://e/a> rdfs:label \"Wort\"@de }");
        var search = new TextSearch(world.Index);
        Assert.Empty(search.Things(new SearchRequest(typed)).Hits);
        string long1 = string.Concat(Enumerable.Repeat(typed + "(", 20_000));
        Assert.True(search.Things(new SearchRequest(long1)).Total >= 0);
    }

    [Fact]
    public async Task Names_rank_above_descriptions_and_snippets_mark_the_words()
    {
        await using var world = await World.OpenAsync();
        await world.UpdateAsync("INSERT DATA { <http://e/d> dct:description \"Hier geht es am Rande um Imker und viele andere Dinge, die niemand sucht.\"@de . <http://e/n> rdfs:label \"Imkernetz\"@de, \"Netz der Imker\"@de }");
        SearchResult found = await world.SearchAsync(new SearchRequest("Imker"));
        Assert.Equal(["http://e/n", "http://e/d"], found.Hits.Select(h => h.Iri));
        Assert.Contains(found.Hits[1].Snippet, p => p is { Text: "Imker", Marked: true });
        Assert.Equal("Hier geht es am Rande um Imker und viele andere Dinge, die niemand sucht.", string.Concat(found.Hits[1].Snippet.Select(p => p.Text)));
    }

    private sealed class CountingFeed(IChangeFeed inner) : IChangeFeed
    {
        private long _acknowledged;

        public long Acknowledged => Interlocked.Read(ref _acknowledged);

        public long Sequence => inner.Sequence;

        public Guid StoreId => inner.StoreId;

        public IEnumerable<ChangeSet> ReadAfter(long sequence, CancellationToken cancellation = default) => inner.ReadAfter(sequence, cancellation);

        public Task WaitPastAsync(long sequence, CancellationToken cancellation = default) => inner.WaitPastAsync(sequence, cancellation);

        public void Acknowledge(string consumer, long sequence) => Interlocked.Exchange(ref _acknowledged, sequence);
    }

    private sealed class World : IAsyncDisposable
    {
        private World(RdfStore store, TextIndex index) => (Store, Index) = (store, index);

        public RdfStore Store { get; }

        public TextIndex Index { get; }

        public static async Task<World> OpenAsync(TextIndexOptions? options = null)
        {
            RdfStore store = RdfStore.OpenInMemory();
            TextIndex index = await TextIndex.OpenAsync(store, store, options ?? new TextIndexOptions { WaitForSnapshot = TimeSpan.FromSeconds(20) }, Cancellation);
            var match = new TextMatch();
            match.Attach(index);
            store.Register(match);
            return new World(store, index);
        }

        public async Task UpdateAsync(string update) => await Store.UpdateAsync(Prefixes + update, cancellation: Cancellation);

        public async Task<SearchResult> SearchAsync(SearchRequest request)
        {
            Assert.True(await Index.WaitForAsync(Store.Sequence, TimeSpan.FromSeconds(20), Cancellation));
            return new TextSearch(Index).Things(request);
        }

        public async Task<string[]> ThingsAsync(string query, QueryOptions? options = null) =>
            [.. (await RowsAsync(query, options)).Select(r => ((Iri)r[0]!).Value)];

        public async Task<List<Term?[]>> RowsAsync(string query, QueryOptions? options = null)
        {
            using QueryAnswer answer = await Store.QueryAsync(Prefixes + query, options, Cancellation);
            var rows = new List<Term?[]>();
            var scratch = new TermScratch();
            while (answer.Solutions.MoveNext())
            {
                rows.Add([.. Enumerable.Range(0, answer.Solutions.Variables.Count).Select(i => answer.Solutions.Get(i, scratch).ToTerm())]);
            }

            return rows;
        }

        public async ValueTask DisposeAsync()
        {
            await Index.DisposeAsync();
            await Store.DisposeAsync();
        }
    }
}
