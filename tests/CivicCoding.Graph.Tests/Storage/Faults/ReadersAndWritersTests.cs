using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Storage;

namespace CivicCoding.Graph.Tests.Storage.Faults;

/// <summary>16 readers beside 2 writers, with flushes and merges going on. CIVIC_READERS_SECONDS: how long.</summary>
public sealed class ReadersAndWritersTests : IDisposable
{
    private const int Pairs = 40;
    private const int Readers = 16;
    private readonly string _folder = FaultFolder.New();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task No_reader_ever_sees_a_broken_pair_and_an_old_one_keeps_its_snapshot_and_gives_its_space_back()
    {
        await using RdfStore store = RdfStore.Open(_folder, new StoreOptions { FlushQuads = 300 });
        await store.UpdateAsync($"INSERT DATA {{ {string.Concat(Enumerable.Range(0, Pairs).Select(i => Pair(i, 0)))} }}", cancellation: Cancellation);
        await store.FlushAsync(Cancellation);
        Snapshot old = store.OpenSnapshot();
        HashSet<Quad> before = StoreModel.ReadAll(old, QuadOrder.Spo);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        done.CancelAfter(TimeSpan.FromSeconds(FaultFolder.Length("CIVIC_READERS_SECONDS", 3)));
        int[] values = new int[Pairs];
        long reads = 0;
        Task[] readers = [.. Enumerable.Range(0, Readers).Select(r => Task.Run(() => ReadAsync(store, r, done.Token, () => Interlocked.Increment(ref reads))))];
        Task[] writers = [.. Enumerable.Range(0, 2).Select(w => Task.Run(() => WriteAsync(store, w, values, done.Token)))];
        await Task.WhenAll([.. readers, .. writers]);
        Assert.True(values.Sum() > 0 && reads > 0);
        Assert.True(before.SetEquals(StoreModel.ReadAll(old, QuadOrder.Osp)), "the old reader's snapshot changed");
        long held = Bytes();
        await store.CompactAsync(Cancellation);
        Assert.Contains(Directory.EnumerateFiles(_folder, "*.quads"), f => old.Runs.Any(r => r.Files.Contains(Path.GetFileName(f))));
        old.Dispose();
        using Snapshot now = store.OpenSnapshot();
        string[] known = [.. now.Runs.SelectMany(r => r.Files).Order(StringComparer.Ordinal)];
        Assert.Equal(known, Directory.EnumerateFiles(_folder, "*.quads").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        TestContext.Current.TestOutputHelper?.WriteLine($"{values.Sum()} commits, {reads} reads; {held} bytes of segments with the old reader, {Bytes()} without");
    }

    private long Bytes() => new DirectoryInfo(_folder).EnumerateFiles("*.quads").Sum(f => f.Length);

    private static string Pair(int number, int value) => $"<http://e/{number}> <http://e/a> {value} . <http://e/{number}> <http://e/b> \"{value}\" . ";

    /// <summary>Both halves of a pair change in one commit; each writer has its own pairs.</summary>
    private static async Task WriteAsync(RdfStore store, int writer, int[] values, CancellationToken done)
    {
        var random = new Random(writer);
        while (!done.IsCancellationRequested)
        {
            int pair = (random.Next(Pairs / 2) * 2) + writer;
            await store.UpdateAsync($"DELETE DATA {{ {Pair(pair, values[pair])} }} ; INSERT DATA {{ {Pair(pair, values[pair] + 1)} }}", cancellation: Cancellation);
            values[pair]++;
        }
    }

    private static async Task ReadAsync(RdfStore store, int reader, CancellationToken done, Action read)
    {
        string query = (reader % 3) switch
        {
            0 => "SELECT ?x { ?x <http://e/a> ?v . ?x <http://e/b> ?w FILTER (STR(?v) = ?w) }",
            1 => "SELECT ?x { ?x <http://e/b> ?w . ?x <http://e/a> ?v FILTER (STR(?v) = STR(?w)) }",
            _ => "SELECT ?x { ?x <http://e/a> ?v OPTIONAL { ?x <http://e/b> ?w } FILTER (STR(?v) = ?w) }",
        };
        while (!done.IsCancellationRequested)
        {
            using QueryAnswer answer = await store.QueryAsync(query, cancellation: Cancellation);
            int whole = 0;
            while (answer.Solutions.MoveNext())
            {
                whole++;
            }

            Assert.Equal(Pairs, whole);
            read();
        }
    }
}
