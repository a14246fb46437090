using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Storage;

namespace CivicCoding.Graph.Tests.Storage;

public sealed class DictionaryCleanUpTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("civic-terms-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Compaction_takes_unused_terms_out_of_the_dictionary()
    {
        await using RdfStore store = RdfStore.Open(_folder);
        await UpdateAsync(store, $"INSERT DATA {{ {Data(0, 3_000)} }}");
        await store.FlushAsync(Cancellation);
        long full = TermBytes();
        await UpdateAsync(store, $"DELETE DATA {{ {Data(100, 2_900)} }}");
        await store.CompactAsync(Cancellation);
        VerifyReport report = await store.VerifyAsync(Cancellation);
        // Subjects and values of 100 quads, one predicate, one language.
        Assert.Equal((100, 202), (report.Quads, report.Terms));
        Assert.True(TermBytes() < full / 3, $"{TermBytes()} of {full} bytes");
    }

    [Fact]
    public async Task Terms_that_only_old_snapshots_use_stay_readable_for_them()
    {
        await using RdfStore store = RdfStore.Open(_folder);
        await UpdateAsync(store, $"INSERT DATA {{ {Data(0, 50)} }}");
        await store.FlushAsync(Cancellation);
        using Snapshot old = store.OpenSnapshot();
        await UpdateAsync(store, "DELETE WHERE { ?s ?p ?o }");
        await store.CompactAsync(Cancellation);
        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"value {i}").Order(StringComparer.Ordinal), Values(old).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Fresh_values_that_come_and_go_do_not_make_the_store_grow()
    {
        await using RdfStore store = RdfStore.Open(_folder, new StoreOptions { FlushQuads = 5_000 });
        await UpdateAsync(store, $"INSERT DATA {{ {Data(0, 5_000)} }}");
        await store.CompactAsync(Cancellation);
        for (int round = 1; round <= 40; round++)
        {
            string fresh = Data(round * 10_000, 6_000);
            await UpdateAsync(store, $"INSERT DATA {{ {fresh} }}");
            await UpdateAsync(store, $"DELETE DATA {{ {fresh} }}");
        }

        await store.FlushAsync(Cancellation);
        Assert.Equal(5_000, (await store.VerifyAsync(Cancellation)).Quads);
        // 480,000 terms came and went; a clean-up waits for 50,000 new ones.
        Assert.InRange((await store.VerifyAsync(Cancellation)).Terms, 10_002, 10_002 + 120_000);
    }

    [Fact]
    public async Task What_a_growing_store_held_is_cleaned_up_once_it_is_deleted()
    {
        await using RdfStore store = RdfStore.Open(_folder, new StoreOptions { FlushQuads = 5_000 });
        for (int part = 0; part < 12; part++)
        {
            await UpdateAsync(store, $"INSERT DATA {{ {Data(part * 6_000, 6_000)} }}");
        }

        await store.FlushAsync(Cancellation);
        Assert.InRange((await store.VerifyAsync(Cancellation)).Terms, 144_002, 144_010);
        await UpdateAsync(store, "DELETE WHERE { ?s ?p ?o }");
        for (int part = 0; part < 12; part++)
        {
            await UpdateAsync(store, $"INSERT DATA {{ {Data(1_000_000 + (part * 6_000), 6_000)} }}");
        }

        // Without a clean-up it would be 288,000.
        await PollAsync(async () => (await store.VerifyAsync(Cancellation)).Terms < 200_000);
    }

    [Fact]
    public async Task Values_that_come_and_go_within_one_request_do_not_make_the_store_grow()
    {
        await using RdfStore store = RdfStore.Open(_folder, new StoreOptions { FlushQuads = 2_000 });
        for (int round = 0; round < 40; round++)
        {
            string fresh = Data(round * 10_000, 6_000);
            string kept = string.Join(", ", Enumerable.Range(round * 2_000, 2_000));
            await UpdateAsync(store, $"INSERT DATA {{ {fresh} }} ; DELETE DATA {{ {fresh} }} ; INSERT DATA {{ <urn:kept> <urn:p> {kept} }}");
        }

        // 480,000 terms came and went; a clean-up waits for 50,000 new ones.
        await PollAsync(async () => (await store.VerifyAsync(Cancellation)).Terms < 150_000);
    }

    [Fact]
    public async Task A_consumer_that_is_behind_still_reads_what_was_deleted()
    {
        await using RdfStore store = RdfStore.Open(_folder);
        store.Acknowledge("slow", 0);
        await UpdateAsync(store, "INSERT DATA { <urn:a> <urn:p> \"gone soon\" }");
        await UpdateAsync(store, "DELETE DATA { <urn:a> <urn:p> \"gone soon\" }");
        await store.CompactAsync(Cancellation);
        List<ChangeSet> changes = [.. store.ReadAfter(0, Cancellation)];
        Assert.Equal(2, changes.Count);
        Assert.Equal(new Literal("gone soon"), Assert.Single(changes[1].Removed).Object);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Clean_ups_beside_writers_that_take_terms_up_again_lose_nothing(int seed)
    {
        var model = new HashSet<(int Subject, int Value)>();
        await using (RdfStore store = RdfStore.Open(_folder, new StoreOptions { FlushQuads = 60 }))
        {
            var random = new Random(seed);
            Task cleaning = Task.CompletedTask;
            for (int step = 0; step < 400; step++)
            {
                (int s, int v) = (random.Next(12), random.Next(30));
                bool add = random.Next(2) == 0;
                await UpdateAsync(store, $"{(add ? "INSERT" : "DELETE")} DATA {{ <urn:s{s}> <urn:p> \"value {v}\"@de }}");
                _ = add ? model.Add((s, v)) : model.Remove((s, v));
                if (cleaning.IsCompleted && step % 10 == 0)
                {
                    await cleaning;
                    cleaning = Task.Run(() => store.CompactAsync(Cancellation), Cancellation);
                }
            }

            await cleaning;
        }

        await using RdfStore again = RdfStore.Open(_folder);
        Assert.Equal(model.Count, (await again.VerifyAsync(Cancellation)).Quads);
        using Snapshot snapshot = again.OpenSnapshot();
        Assert.Equal(model.Select(m => $"value {m.Value}").Order(StringComparer.Ordinal), Values(snapshot).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_consumer_that_takes_its_time_gets_every_commit_and_lets_the_log_file_begin_anew()
    {
        const int Commits = 3_000;
        await using RdfStore store = RdfStore.Open(_folder);
        store.Acknowledge("slow", 0);
        for (int i = 0; i < Commits; i++)
        {
            await UpdateAsync(store, $"INSERT DATA {{ <urn:s{i}> <urn:p> {i} }}");
        }

        using IEnumerator<ChangeSet> reading = store.ReadAfter(0, Cancellation).GetEnumerator();
        Assert.True(reading.MoveNext());
        long before = new FileInfo(Path.Combine(_folder, "catalogue.sqlite-wal")).Length;

        // Ten times what SQLite lets its write-ahead log grow to where nobody reads.
        for (int i = 0; i < 40; i++)
        {
            await UpdateAsync(store, $"INSERT DATA {{ <urn:large> <urn:p> \"{new string((char)('a' + (i % 26)), 1_000_000)}{i}\" }}");
        }

        Assert.InRange(new FileInfo(Path.Combine(_folder, "catalogue.sqlite-wal")).Length, 0, before + 8_000_000);
        var seen = new List<long> { reading.Current.Sequence };
        while (reading.MoveNext())
        {
            seen.Add(reading.Current.Sequence);
        }

        // A reading tells what there was when it began.
        Assert.Equal(Enumerable.Range(1, Commits).Select(i => (long)i), seen);
    }

    [Fact]
    public async Task A_flush_drops_the_commits_that_everybody_has_seen_and_gives_their_bytes_back()
    {
        await using RdfStore store = RdfStore.Open(_folder);
        for (int i = 0; i < 5_000; i++)
        {
            await UpdateAsync(store, $"INSERT DATA {{ <urn:s{i}> <urn:p> \"{new string('x', 2_000)}{i}\" }}");
        }

        await store.FlushAsync(Cancellation);

        // A thousand commits are kept for who comes late, of about 2 KB each.
        Assert.Equal(4_001, store.ReadAfter(4_000, Cancellation).First().Sequence);
        Assert.Throws<ChangesTrimmedException>(() => store.ReadAfter(3_900, Cancellation).Count());
        await store.DisposeAsync();
        Assert.InRange(new FileInfo(Path.Combine(_folder, "catalogue.sqlite")).Length, 1_000_000, 6_000_000);
        await using RdfStore again = RdfStore.Open(_folder);
        Assert.Equal(5_000, again.Sequence);
        Assert.Equal(5_000, (await again.VerifyAsync(Cancellation)).Quads);
    }

    [Fact]
    public async Task Verifying_beside_flushes_that_replace_files_finds_nothing_wrong()
    {
        await using RdfStore store = RdfStore.Open(_folder, new StoreOptions { FlushQuads = 100 });
        Task writing = Task.Run(
            async () =>
            {
                for (int i = 0; i < 150; i++)
                {
                    await UpdateAsync(store, $"INSERT DATA {{ {Data(i * 100, 100)} }}");
                }
            },
            Cancellation);
        do
        {
            VerifyReport report = await store.VerifyAsync(Cancellation);
            Assert.Equal(report.Sequence * 100, report.Quads);
        }
        while (!writing.IsCompleted);
        await writing;
    }

    private static async Task PollAsync(Func<Task<bool>> reached)
    {
        for (int tries = 0; !await reached(); tries++)
        {
            Assert.True(tries < 600, "It was not reached within a minute.");
            await Task.Delay(100, Cancellation);
        }
    }

    private static string Data(int from, int count) => string.Join(" . ", Enumerable.Range(from, count).Select(i => $"<urn:s{i}> <urn:p> \"value {i}\"@de"));

    private static async Task UpdateAsync(RdfStore store, string update) => await store.UpdateAsync(update, cancellation: Cancellation);

    private static List<string> Values(Snapshot snapshot)
    {
        using IQuadCursor cursor = snapshot.Scan(QuadOrder.Spo, QuadPattern.In(TermId.None, TermId.None, TermId.None));
        var batch = new QuadColumns();
        var scratch = new TermScratch();
        var values = new List<string>();
        int count;
        while ((count = cursor.Read(batch)) > 0)
        {
            for (int i = 0; i < count; i++)
            {
                values.Add(((Literal)snapshot.Terms.Get(new TermId(batch.Third[i]), scratch).ToTerm()!).Lexical);
            }
        }

        return values;
    }

    private long TermBytes() => Directory.GetFiles(_folder, "*.terms").Sum(f => new FileInfo(f).Length);
}
