using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Storage;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Storage;

public sealed class StoreOnDiskTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("civic-store-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_work_with_flushes_compactions_loads_and_restarts_leaves_what_the_model_says(int seed)
    {
        var random = new Random(seed);
        var model = new HashSet<Quad>();
        var options = new StoreOptions { FlushQuads = 40, LoadChunkQuads = 1024 };
        RdfStore store = RdfStore.Open(_folder, options);
        for (int step = 0; step < 40; step++)
        {
            switch (random.Next(12))
            {
                case 0:
                    await store.FlushAsync(Cancellation);
                    break;
                case 1:
                    await store.CompactAsync(Cancellation);
                    break;
                case 2:
                    long sequence = store.Sequence;
                    await store.DisposeAsync();
                    store = RdfStore.Open(_folder, options);
                    Assert.Equal(sequence, store.Sequence);
                    break;
                case 3:
                    await LoadAsync(store, model, Enumerable.Range(0, random.Next(1, 120)).Select(_ => StoreModel.RandomQuad(random)).Where(q => q.Subject is Iri && q.Object is not BlankNode).ToList());
                    break;
                default:
                    await ChangeAsync(store, model, random);
                    break;
            }

            using Snapshot snapshot = store.OpenSnapshot();
            StoreModel.MustEqual(model, snapshot);
        }

        await store.DisposeAsync();
    }

    [Fact]
    public async Task A_snapshot_outlives_flush_and_compaction()
    {
        await using RdfStore store = RdfStore.Open(_folder);
        var model = new HashSet<Quad>();
        var random = new Random(3);
        await ChangeAsync(store, model, random);
        await store.FlushAsync(Cancellation);
        HashSet<Quad> then = [.. model];
        using Snapshot old = store.OpenSnapshot();
        for (int i = 0; i < 6; i++)
        {
            await ChangeAsync(store, model, random);
            await store.FlushAsync(Cancellation);
        }

        await store.CompactAsync(Cancellation);
        StoreModel.MustEqual(then, old);
        using Snapshot now = store.OpenSnapshot();
        StoreModel.MustEqual(model, now);
        Assert.Single(now.Runs);
        Assert.Equal(0, now.Runs[0].Deleted);
    }

    [Fact]
    public async Task Readers_see_whole_commits_while_the_store_flushes_and_merges()
    {
        await using RdfStore store = RdfStore.Open(_folder, new StoreOptions { FlushQuads = 200 });
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task reader = Task.Run(
            () =>
            {
                while (!done.IsCancellationRequested)
                {
                    using Snapshot snapshot = store.OpenSnapshot();
                    Assert.Equal(snapshot.Sequence * 3, snapshot.QuadCount);
                    Assert.Equal(snapshot.QuadCount, StoreModel.ReadAll(snapshot, QuadOrder.Pos).Count);
                }
            },
            Cancellation);
        for (int i = 0; i < 400; i++)
        {
            int number = i;
            await store.WriteAsync(
                transaction =>
                {
                    for (int k = 0; k < 3; k++)
                    {
                        StoreModel.Apply(transaction, new Quad(new Iri($"http://example.org/{number}"), new Iri("http://example.org/p"), new Literal($"{number} {k}")), true);
                    }

                    return true;
                },
                Cancellation);
        }

        await done.CancelAsync();
        await reader;
    }

    [Fact]
    public async Task The_change_feed_goes_on_after_a_restart_and_a_load_shows_as_bulk()
    {
        var options = new StoreOptions { FlushQuads = 20 };
        var model = new HashSet<Quad>();
        Guid id;
        await using (RdfStore store = RdfStore.Open(_folder, options))
        {
            id = store.StoreId;
            store.Acknowledge("text", 0);
            for (int i = 0; i < 10; i++)
            {
                await ChangeAsync(store, model, new Random(i));
            }

            await LoadAsync(store, model, Enumerable.Range(0, 60).Select(i => new Quad(new Iri($"http://example.org/{i}"), new Iri("http://example.org/p"), new Literal("x"))).ToList());
        }

        await using RdfStore again = RdfStore.Open(_folder, options);
        Assert.Equal(id, again.StoreId);
        List<ChangeSet> changes = [.. again.ReadAfter(0, Cancellation)];
        Assert.Equal(Enumerable.Range(1, changes.Count).Select(i => (long)i), changes.Select(c => c.Sequence));
        Assert.Equal(again.Sequence, changes[^1].Sequence);
        Assert.True(changes[^1].Bulk);
    }

    [Fact]
    public void A_second_opener_is_refused_and_told_who_holds_the_store()
    {
        using var held = StoreOpener.Open(_folder, StoreOptions.Default);
        StoreLockedException error = Assert.Throws<StoreLockedException>(() => RdfStore.Open(_folder));
        Assert.Contains(Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture), error.Holder, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_format_is_refused_and_left_as_it_is()
    {
        await RdfStore.Open(_folder).DisposeAsync();
        string catalogue = Path.Combine(_folder, Catalogue.FileName);
        byte[] bytes = await File.ReadAllBytesAsync(catalogue, Cancellation);
        bytes[63] = 99;
        await File.WriteAllBytesAsync(catalogue, bytes, Cancellation);
        StorageFormatException error = Assert.Throws<StorageFormatException>(() => RdfStore.Open(_folder));
        Assert.Contains("format 99", error.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(catalogue, Cancellation));
    }

    [Fact]
    public async Task Files_that_the_catalogue_does_not_name_are_removed_at_open()
    {
        await RdfStore.Open(_folder).DisposeAsync();
        string orphan = Path.Combine(_folder, SegmentFile.NameOf(77, QuadOrder.Spo));
        await File.WriteAllTextAsync(orphan, "half", Cancellation);
        await RdfStore.Open(_folder).DisposeAsync();
        Assert.False(File.Exists(orphan));
    }

    [Fact]
    public async Task A_flipped_bit_is_found_and_never_read_as_data()
    {
        var model = new HashSet<Quad>();
        await using (RdfStore store = RdfStore.Open(_folder))
        {
            await LoadAsync(store, model, Enumerable.Range(0, 3000).Select(i => new Quad(new Iri($"http://example.org/{i % 700}"), new Iri($"http://example.org/p{i % 5}"), new Literal($"text {i}"))).ToList());
            await store.FlushAsync(Cancellation);
        }

        var random = new Random(9);
        foreach (string file in Directory.EnumerateFiles(_folder, "*.quads").Concat(Directory.EnumerateFiles(_folder, "*.terms")).ToList())
        {
            byte[] good = await File.ReadAllBytesAsync(file, Cancellation);
            for (int i = 0; i < 12; i++)
            {
                byte[] bad = (byte[])good.Clone();
                int at = random.Next(good.Length);
                bad[at] ^= (byte)(1 << random.Next(8));
                await File.WriteAllBytesAsync(file, bad, Cancellation);
                bool found = false;
                try
                {
                    await using RdfStore store = RdfStore.Open(_folder);
                    using Snapshot snapshot = store.OpenSnapshot();
                    foreach (QuadOrder order in Enum.GetValues<QuadOrder>())
                    {
                        Assert.True(model.SetEquals(StoreModel.ReadAll(snapshot, order)), $"byte {at} of {Path.GetFileName(file)} changed an answer");
                    }

                    await store.VerifyAsync(Cancellation);
                }
                catch (StorageFormatException)
                {
                    found = true;
                }

                Assert.True(found, $"bit flip at byte {at} of {Path.GetFileName(file)} ({good.Length} bytes) was not found");
            }

            await File.WriteAllBytesAsync(file, good, Cancellation);
        }
    }

    private static async Task ChangeAsync(RdfStore store, HashSet<Quad> model, Random random)
    {
        var changes = Enumerable.Range(0, random.Next(1, 30)).Select(_ => (Quad: StoreModel.RandomQuad(random), Add: random.Next(3) != 0)).ToList();
        await store.WriteAsync(
            transaction =>
            {
                foreach ((Quad quad, bool add) in changes)
                {
                    StoreModel.Apply(transaction, quad, add);
                    _ = add ? model.Add(quad) : model.Remove(quad);
                }

                return true;
            },
            Cancellation);
    }

    private static async Task LoadAsync(RdfStore store, HashSet<Quad> model, List<Quad> quads)
    {
        var text = new StringBuilder();
        quads.ForEach(q => text.Append(q).Append('\n'));
        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        WriteReceipt receipt = await store.LoadAsync([new LoadSource("test", () => new MemoryStream(bytes), RdfFormat.NQuads)], cancellation: Cancellation);
        Assert.Equal(quads.Distinct().Count(q => !model.Contains(q)), receipt.Added);
        model.UnionWith(quads);
    }
}
