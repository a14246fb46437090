using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Storage;
using CivicCoding.Graph.Syntax;
using CivicCoding.Graph.Tests.Storage.Faults;

namespace CivicCoding.Graph.Tests.Storage;

/// <summary>A store whose data come and go stays as quick to read and as small as before, without anyone asking. `./dev bench churn` is the same at full size.</summary>
public sealed class ChurnTests : IDisposable
{
    private const int Base = 12_000;
    private readonly string _folder = FaultFolder.New();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task After_many_small_updates_a_scan_touches_at_most_one_and_a_half_times_the_rows_and_the_segments_have_grown_no_more()
    {
        await using RdfStore store = RdfStore.Open(_folder, new StoreOptions { FlushQuads = 1_000 });
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, Base).Select(i => $"<http://e/{i}> <http://e/p> \"value {i}\" .\n")));
        await store.LoadAsync([new LoadSource("base", () => new MemoryStream(bytes), RdfFormat.NTriples)], cancellation: Cancellation);
        long before = Bytes();
        long most = 0;
        for (int round = 0; round < 40; round++)
        {
            int first = round * 300 % Base;
            await store.UpdateAsync($"DELETE DATA {{ {Values(first, 0)} }} ; INSERT DATA {{ {Values(first, 1)} }}", cancellation: Cancellation);
            await store.UpdateAsync($"DELETE DATA {{ {Values(first, 1)} }} ; INSERT DATA {{ {Values(first, 0)} }}", cancellation: Cancellation);
            await store.UpdateAsync($"DELETE DATA {{ {Values(first, 0)} }} ; INSERT DATA {{ {Values(first, 0)} . <http://e/fresh> <http://e/p> {round} }}", cancellation: Cancellation);
            await store.FlushAsync(Cancellation);
            await store.UpdateAsync($"DELETE DATA {{ {Values(first + 5, 0)} }}", cancellation: Cancellation);
            await store.UpdateAsync($"INSERT DATA {{ {Values(first + 5, 0)} }}", cancellation: Cancellation);
            using Snapshot snapshot = store.OpenSnapshot();
            most = Math.Max(most, snapshot.Runs.Sum(r => r.Rows));
            Assert.True(snapshot.Runs.Count < 20, $"{snapshot.Runs.Count} runs");
        }

        Assert.True(most <= Base * 3 / 2, $"a scan touches {most} rows for {Base} quads");
        Assert.True(Bytes() <= before * 3 / 2, $"the segments grew from {before} to {Bytes()} bytes");

        static string Values(int first, int version) => string.Join(" . ", Enumerable.Range(first, 300).Select(i => $"<http://e/{i % Base}> <http://e/p> \"value {i % Base}{(version == 0 ? "" : " again")}\""));
    }

    [Fact]
    public async Task Deletes_that_are_more_than_one_in_fifty_are_folded_in_by_the_flush()
    {
        await using RdfStore store = RdfStore.Open(_folder, new StoreOptions { FlushQuads = 1_000 });
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, Base).Select(i => $"<http://e/{i}> <http://e/p> \"value {i}\" .\n")));
        await store.LoadAsync([new LoadSource("base", () => new MemoryStream(bytes), RdfFormat.NTriples)], cancellation: Cancellation);
        await DeleteAsync(0, Base / 60);
        Assert.Equal(Base / 60, await FlushedDeletesAsync());
        await DeleteAsync(Base / 60, Base / 45);
        Assert.Equal(0, await FlushedDeletesAsync());

        async Task DeleteAsync(int from, int to) =>
            await store.UpdateAsync($"DELETE DATA {{ {string.Join(" . ", Enumerable.Range(from, to - from).Select(i => $"<http://e/{i}> <http://e/p> \"value {i}\""))} }}", cancellation: Cancellation);

        async Task<long> FlushedDeletesAsync()
        {
            await store.FlushAsync(Cancellation);
            using Snapshot snapshot = store.OpenSnapshot();
            Assert.DoesNotContain(snapshot.Runs, r => r.InMemory);
            return snapshot.Runs.Sum(r => r.Deleted);
        }
    }

    private long Bytes() => new DirectoryInfo(_folder).EnumerateFiles("*.quads").Sum(f => f.Length);
}
