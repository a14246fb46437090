using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Storage;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Storage.Faults;

/// <summary>A disk that refuses one operation, every sync, or more bytes than it has.</summary>
public sealed class FailingDiskTests : IDisposable
{
    private static readonly StoreOptions Small = new() { FlushQuads = 20, LoadChunkQuads = 1024 };
    private readonly string _folder = FaultFolder.New();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>CIVIC_FAIL_POINTS: how many of the run's operations are made to fail, one a run; 0 is every one.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whatever_operation_fails_nothing_acknowledged_is_lost_and_nothing_refused_is_half_there(bool full)
    {
        int operations;
        using (var whole = new FaultyDisk(Path.Combine(_folder, "whole")))
        {
            Assert.Null(await RunAsync(whole, []));
            operations = whole.Count;
        }

        int wanted = FaultFolder.Length("CIVIC_FAIL_POINTS", 25);
        int stride = wanted == 0 ? 1 : Math.Max(1, operations / wanted);
        int stopped = 0;
        for (int at = 1; at <= operations; at += stride)
        {
            using var disk = new FaultyDisk(Path.Combine(_folder, "failing"));
            int failing = at;
            string? failed = null;
            disk.Decide = operation =>
            {
                bool now = disk.Count == failing && operation.Kind != DiskOperationKind.Acknowledge && (!full || operation.Kind is DiskOperationKind.Write or DiskOperationKind.Create);
                failed = now ? operation.ToString() : failed;
                return !now ? DiskFault.None : full ? DiskFault.Full : DiskFault.Fail;
            };
            var acknowledged = new List<int>();
            string? reason = await RunAsync(disk, acknowledged);
            stopped += reason is null ? 0 : 1;
            Assert.False(full && reason is not null, $"a full disk stopped the store at operation {at} ({failed}): {reason}");
            disk.Decide = null;
            try
            {
                await using RdfStore again = RdfStore.Open(disk.Folder, Small);
                MustHold(again, acknowledged, $"operation {at} ({failed})");
                await again.VerifyAsync(Cancellation);
            }
            catch (StorageFormatException error)
            {
                Assert.Fail($"operation {at} ({failed}): {error.Message}");
            }

            Directory.Delete(disk.Folder, recursive: true);
        }

        Assert.True(full || stopped > 0);
    }

    [Theory]
    [InlineData("catalogue.sqlite-wal")]
    [InlineData(".quads")]
    [InlineData(".terms")]
    public async Task Where_a_sync_fails_the_store_turns_read_only_and_says_so_and_acknowledges_nothing_more(string file)
    {
        using var disk = new FaultyDisk(Path.Combine(_folder, "store"));
        var acknowledged = new List<int>();
        await using (RdfStore store = RdfStore.Open(disk.Folder, Small with { Files = disk.Open }))
        {
            await CommitAsync(store, 1, acknowledged);
            Assert.Null(store.ReadOnlyReason);
            disk.Decide = operation => operation.Kind == DiskOperationKind.Sync && operation.Name.EndsWith(file, StringComparison.Ordinal) ? DiskFault.Fail : DiskFault.None;
            await Assert.ThrowsAnyAsync<Exception>(async () =>
            {
                await CommitAsync(store, 2, acknowledged);
                await store.FlushAsync(Cancellation);
            });
            disk.Decide = null;
            Assert.NotNull(store.ReadOnlyReason);
            await Assert.ThrowsAsync<StoreReadOnlyException>(() => CommitAsync(store, 3, acknowledged));
            await Assert.ThrowsAsync<StoreReadOnlyException>(() => LoadAsync(store, 4, acknowledged));
            MustHold(store, acknowledged, "reading goes on");
        }

        await using RdfStore again = RdfStore.Open(disk.Folder, Small);
        Assert.Null(again.ReadOnlyReason);
        MustHold(again, acknowledged, "after the restart");
        await again.VerifyAsync(Cancellation);
    }

    [Fact]
    public async Task A_full_disk_refuses_writes_loses_nothing_and_takes_writes_again_when_there_is_space()
    {
        using var disk = new FaultyDisk(Path.Combine(_folder, "store"));
        var acknowledged = new List<int>();
        await using (RdfStore store = RdfStore.Open(disk.Folder, Small with { Files = disk.Open }))
        {
            long room = 200_000;
            disk.Decide = operation => operation.Kind == DiskOperationKind.Write && (room -= operation.Data.Length) < 0 ? DiskFault.Full : DiskFault.None;
            int number = 1;
            while (room > 0)
            {
                try
                {
                    await CommitAsync(store, number++, acknowledged);
                }
                catch (StoreFullException)
                {
                    break;
                }
            }

            await Assert.ThrowsAsync<StoreFullException>(() => CommitAsync(store, number++, acknowledged));
            await Assert.ThrowsAsync<StoreFullException>(() => LoadAsync(store, number++, acknowledged));
            Assert.Null(store.ReadOnlyReason);
            MustHold(store, acknowledged, "while the disk is full");
            disk.Decide = null;
            await CommitAsync(store, number++, acknowledged);
            await LoadAsync(store, number++, acknowledged);
            await store.CompactAsync(Cancellation);
            MustHold(store, acknowledged, "with space again");
        }

        await using RdfStore again = RdfStore.Open(disk.Folder, Small);
        MustHold(again, acknowledged, "after the restart");
        await again.VerifyAsync(Cancellation);
    }

    /// <summary>Some commits, loads and merges; what throws is not acknowledged.</summary>
    /// <returns>Why the store stopped taking writes.</returns>
    private static async Task<string?> RunAsync(FaultyDisk disk, List<int> acknowledged)
    {
        RdfStore store;
        try
        {
            store = RdfStore.Open(disk.Folder, Small with { Files = disk.Open });
        }
        catch (StoreFullException)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or StoreReadOnlyException)
        {
            return error.Message;
        }

        for (int i = 1; i <= 16; i++)
        {
            try
            {
                await (i % 6 == 5 ? LoadAsync(store, i, acknowledged) : CommitAsync(store, i, acknowledged));
                if (i % 8 == 0)
                {
                    await store.CompactAsync(Cancellation);
                }
            }
            catch (Exception error) when (error is IOException or StoreReadOnlyException)
            {
                // Refused; the run goes on.
            }
        }

        string? reason = store.ReadOnlyReason;
        MustHold(store, acknowledged, "in the run");
        await store.DisposeAsync();
        return reason;
    }

    private static async Task CommitAsync(RdfStore store, int number, List<int> acknowledged)
    {
        await store.UpdateAsync($"INSERT DATA {{ <http://e/{number}> <http://e/half> \"first {number}\" . <http://e/{number}> <http://e/half> \"second {number}\" . <http://e/{number}> <http://e/p> <http://e/o{number}> , {number} }}", cancellation: Cancellation);
        acknowledged.Add(number);
    }

    private static async Task LoadAsync(RdfStore store, int number, List<int> acknowledged)
    {
        var text = new StringBuilder($"<http://e/{number}> <http://e/half> \"first {number}\" , \"second {number}\" . <http://e/{number}> <http://e/p> <http://e/o{number}> , {number} .\n");
        for (int i = 0; i < 60; i++)
        {
            text.Append($"<http://e/loaded{number}/{i}> <http://e/q> \"{i}\" .\n");
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        await store.LoadAsync([new LoadSource("test", () => new MemoryStream(bytes), RdfFormat.Turtle)], cancellation: Cancellation);
        acknowledged.Add(number);
    }

    private static void MustHold(RdfStore store, List<int> acknowledged, string when)
    {
        using Snapshot snapshot = store.OpenSnapshot();
        HashSet<Quad> all = StoreModel.ReadAll(snapshot, QuadOrder.Pos);
        ILookup<string, Quad> bySubject = all.Where(q => q.Predicate.Value is "http://e/half" or "http://e/p").ToLookup(q => q.Subject.ToString()!);
        foreach (int number in acknowledged)
        {
            Assert.True(bySubject[$"<http://e/{number}>"].Count() == 4, $"{when}: {number} was acknowledged and is not there");
        }

        Assert.All(bySubject, s => Assert.True(s.Count() == 4, $"{when}: {s.Key} is half there"));
    }
}
