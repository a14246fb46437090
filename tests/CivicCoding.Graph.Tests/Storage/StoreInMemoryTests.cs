using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Storage;

namespace CivicCoding.Graph.Tests.Storage;

public sealed class StoreInMemoryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_commits_leave_what_the_model_says_in_every_order(int seed)
    {
        var random = new Random(seed);
        var model = new HashSet<Quad>();
        await using RdfStore store = RdfStore.OpenInMemory();
        for (int commit = 0; commit < 30; commit++)
        {
            var changes = Enumerable.Range(0, random.Next(1, commit % 10 == 0 ? 400 : 6)).Select(_ => (Quad: StoreModel.RandomQuad(random), Add: random.Next(3) != 0)).ToList();
            HashSet<Quad> before = [.. model];
            (_, WriteReceipt receipt) = await store.WriteAsync(
                transaction =>
                {
                    foreach ((Quad quad, bool add) in changes)
                    {
                        StoreModel.Apply(transaction, quad, add);
                        _ = add ? model.Add(quad) : model.Remove(quad);
                        if (random.Next(60) == 0)
                        {
                            transaction.Refresh();
                            StoreModel.MustEqual(model, (Snapshot)transaction.Current);
                        }
                    }

                    return true;
                },
                Cancellation);
            Assert.Equal(model.Except(before).Count(), receipt.Added);
            Assert.Equal(before.Except(model).Count(), receipt.Removed);
            using Snapshot snapshot = store.OpenSnapshot();
            Assert.Equal(receipt.Sequence, snapshot.Sequence);
            StoreModel.MustEqual(model, snapshot);
        }
    }

    /// <summary>Few of each size: a scan meets at most eight runs of a few quads and three of each size, which grow by a factor of three at least.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(50, 50)]
    [InlineData(1, 100)]
    public async Task However_large_commits_are_a_scan_meets_few_runs(int least, int most)
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        var random = new Random(7);
        int written = 0;
        for (int commit = 0; commit < 400; commit++)
        {
            int count = random.Next(least, most + 1);
            Quad[] quads = [.. Enumerable.Range(written, count).Select(i => new Quad(new Iri($"http://e/{i}"), new Iri("http://e/p"), new Literal("x")))];
            written += count;
            await store.WriteAsync(
                transaction =>
                {
                    Array.ForEach(quads, q => StoreModel.Apply(transaction, q, add: true));
                    return true;
                },
                Cancellation);
            using Snapshot snapshot = store.OpenSnapshot();
            Assert.Equal(written, snapshot.QuadCount);
            double sizes = 1 + Math.Log(1 + (written / 16.0), 3);
            Assert.True(snapshot.Runs.Count <= 8 + (3 * sizes) + 1, $"{snapshot.Runs.Count} runs of {written} quads");
        }
    }

    [Fact]
    public async Task Of_commits_of_one_size_four_are_merged_at_a_time()
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        int standing = 0;
        for (int commit = 0; commit < 200; commit++)
        {
            int first = commit * 50;
            await store.WriteAsync(
                transaction =>
                {
                    for (int i = first; i < first + 50; i++)
                    {
                        StoreModel.Apply(transaction, new Quad(new Iri($"http://e/{i}"), new Iri("http://e/p"), new Literal("x")), add: true);
                    }

                    return true;
                },
                Cancellation);
            // A write that changes nothing waits until what was merged after the one before is published.
            await store.WriteAsync(_ => true, Cancellation);
            using Snapshot snapshot = store.OpenSnapshot();
            standing += snapshot.Runs[^1].Rows == 50 ? 1 : 0;
        }

        Assert.Equal(150, standing);
    }

    [Fact]
    public async Task A_snapshot_does_not_see_what_is_written_later()
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        var random = new Random(5);
        await WriteAsync(store, StoreModel.RandomQuad(random), true);
        using Snapshot old = store.OpenSnapshot();
        HashSet<Quad> then = StoreModel.ReadAll(old, QuadOrder.Spo);
        for (int i = 0; i < 200; i++)
        {
            await WriteAsync(store, StoreModel.RandomQuad(random), random.Next(2) == 0);
        }

        StoreModel.MustEqual(then, old);
    }

    [Fact]
    public async Task A_write_that_throws_changes_nothing_and_the_next_one_works()
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        var quad = new Quad(new Iri("http://example.org/s"), new Iri("http://example.org/p"), new Literal("o"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.WriteAsync<bool>(
            transaction =>
            {
                StoreModel.Apply(transaction, quad, true);
                throw new InvalidOperationException("no");
            },
            Cancellation));
        using (Snapshot snapshot = store.OpenSnapshot())
        {
            StoreModel.MustEqual([], snapshot);
        }

        await WriteAsync(store, quad, true);
        using Snapshot after = store.OpenSnapshot();
        StoreModel.MustEqual([quad], after);
    }

    [Fact]
    public async Task The_change_feed_tells_every_commit_in_order()
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        var random = new Random(11);
        var replayed = new HashSet<Quad>();
        Task waiting = store.WaitPastAsync(0, Cancellation);
        Assert.False(waiting.IsCompleted);
        for (int i = 0; i < 300; i++)
        {
            await WriteAsync(store, StoreModel.RandomQuad(random), random.Next(3) != 0);
        }

        await waiting;
        long expected = 1;
        foreach (ChangeSet change in store.ReadAfter(0, Cancellation))
        {
            Assert.Equal(expected++, change.Sequence);
            replayed.ExceptWith(change.Removed);
            replayed.UnionWith(change.Added);
        }

        Assert.Equal(store.Sequence, expected - 1);
        using Snapshot snapshot = store.OpenSnapshot();
        StoreModel.MustEqual(replayed, snapshot);
    }

    [Fact]
    public async Task Writers_at_the_same_time_all_get_their_commit()
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        await Parallel.ForEachAsync(Enumerable.Range(0, 400), Cancellation, async (i, cancellation) =>
            await store.WriteAsync(
                transaction =>
                {
                    StoreModel.Apply(transaction, new Quad(new Iri($"http://example.org/{i}"), new Iri("http://example.org/p"), new Literal($"{i}")), true);
                    return i;
                },
                cancellation));
        using Snapshot snapshot = store.OpenSnapshot();
        Assert.Equal(400, snapshot.QuadCount);
        Assert.Equal(400, snapshot.Sequence);
    }

    private static Task WriteAsync(RdfStore store, Quad quad, bool add) => store.WriteAsync(
        transaction =>
        {
            StoreModel.Apply(transaction, quad, add);
            return true;
        },
        Cancellation);
}
