using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Storage;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Storage;

/// <summary>Budgets of bytes for reading a snapshot: nothing for a quad or a term.</summary>
public sealed class StorageAllocationTests : IAsyncLifetime
{
    private const int Subjects = 10_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("civic-bytes-").FullName;
    private RdfStore _store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = RdfStore.Open(_folder);
        var text = new StringBuilder();
        for (int i = 0; i < Subjects; i++)
        {
            text.Append($"<http://e/s{i}> <http://e/p> \"value {i}\" .\n<http://e/s{i}> <http://e/q> <http://e/o{i % 100}> .\n");
        }

        byte[] document = Encoding.UTF8.GetBytes(text.ToString());
        await _store.LoadAsync([new LoadSource("a.nt", () => new MemoryStream(document), RdfFormat.NTriples)], null, Cancellation);
        await _store.FlushAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(QuadOrder.Spo)]
    [InlineData(QuadOrder.Pos)]
    [InlineData(QuadOrder.Gspo)]
    public void A_scan_of_one_segment_allocates_its_cursor_only(QuadOrder order)
    {
        using Snapshot snapshot = _store.OpenSnapshot();
        var batch = new QuadColumns();
        Allocations.AssertAtMost(4_096, () => Assert.Equal(2 * Subjects, Drain(snapshot, order, batch)));
    }

    [Fact]
    public async Task A_scan_that_merges_fresh_commits_with_segments_allocates_by_run_not_by_quad()
    {
        for (int i = 0; i < 4; i++)
        {
            await _store.UpdateAsync($"INSERT DATA {{ <http://e/new{i}> <http://e/p> {i} }} ; DELETE DATA {{ <http://e/s{i}> <http://e/q> <http://e/o{i}> }}", null, Cancellation);
        }

        using Snapshot snapshot = _store.OpenSnapshot();
        var batch = new QuadColumns();
        Allocations.AssertAtMost(8_192, () => Assert.Equal(2 * Subjects, Drain(snapshot, QuadOrder.Spo, batch)));
    }

    [Fact]
    public void Seeking_allocates_the_cursor_only()
    {
        using Snapshot snapshot = _store.OpenSnapshot();
        var batch = new QuadColumns();
        Assert.True(Drain(snapshot, QuadOrder.Spo, batch) > 0);
        var found = new QuadColumns();
        ulong[] keys = [.. batch.First.Take(500).Distinct()];
        Assert.True(keys.Length > 100);
        Allocations.AssertAtMost(1_024, () =>
        {
            using IQuadCursor cursor = snapshot.Scan(QuadOrder.Spo, QuadPattern.In(default, default, default));
            foreach (ulong key in keys)
            {
                cursor.Seek(key, 0, 0, 0);
                cursor.Read(found, 1);
            }
        });
    }

    [Fact]
    public void Looking_terms_up_in_the_dictionary_allocates_nothing()
    {
        using Snapshot snapshot = _store.OpenSnapshot();
        byte[][] iris = [.. Enumerable.Range(0, 1_000).Select(i => Encoding.UTF8.GetBytes($"http://e/s{i}"))];
        byte[] absent = Encoding.UTF8.GetBytes("http://e/none");
        var scratch = new TermScratch();
        Allocations.AssertAtMost(256, () =>
        {
            foreach (byte[] iri in iris)
            {
                Assert.True(snapshot.Terms.TryFind(new TermSpan(TermKind.Iri, iri), out TermId id));
                Assert.True(snapshot.Terms.Get(id, scratch).Value.SequenceEqual(iri));
                Assert.False(snapshot.Terms.TryFind(new TermSpan(TermKind.Iri, absent), out _));
            }
        });
    }

    private static int Drain(Snapshot snapshot, QuadOrder order, QuadColumns batch)
    {
        using IQuadCursor cursor = snapshot.Scan(order, QuadPattern.In(default, default, default));
        int total = 0;
        for (int read = cursor.Read(batch); read > 0; read = cursor.Read(batch))
        {
            total += read;
        }

        return total;
    }
}
