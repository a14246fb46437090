using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Storage;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Storage.Faults;

/// <summary>One run is recorded with every write, sync, rename and delete of the file layer and of SQLite. Each prefix of the record is a moment at which the power may fail.</summary>
public sealed class CrashPointTests : IDisposable
{
    private static readonly StoreOptions Small = new() { FlushQuads = 50, LoadChunkQuads = 1024 };
    private readonly string _folder = FaultFolder.New();
    private readonly Dictionary<long, HashSet<Quad>> _states = new() { [0] = [] };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>CIVIC_CRASH_POINTS: how many of the moments are tried, spread over the run; 0 is every one.</summary>
    [Fact]
    public async Task Whatever_moment_the_power_fails_at_the_store_opens_with_every_acknowledged_commit_and_no_half_one()
    {
        using var disk = new FaultyDisk(Path.Combine(_folder, "run")) { Records = true };
        await RunAsync(disk, commits: 100);
        IReadOnlyList<DiskOperation> log = disk.Log;
        Assert.Contains(log, o => o.Name == "catalogue.sqlite-wal" && o.Kind == DiskOperationKind.Sync);
        Assert.Contains(log, o => o.Name == "catalogue.sqlite" && o.Kind == DiskOperationKind.Write);
        Assert.Contains(log, o => o.Name.EndsWith(".quads", StringComparison.Ordinal) && o.Kind == DiskOperationKind.Delete);
        Assert.Contains(log, o => o.Name.EndsWith(".terms", StringComparison.Ordinal) && o.Kind == DiskOperationKind.Sync);
        int wanted = FaultFolder.Length("CIVIC_CRASH_POINTS", 40);
        int stride = wanted == 0 ? 1 : Math.Max(1, log.Count / wanted);
        var crashed = new CrashedDisk();
        int tried = 0;
        for (int at = 0; at < log.Count; at++)
        {
            if ((at + (log.Count / 3)) % stride == 0)
            {
                var random = new Random(at);
                await MustBeLegalAsync(crashed, at, log, () => false, null);
                await MustBeLegalAsync(crashed, at, log, () => true, random.Next);
                await MustBeLegalAsync(crashed, at, log, () => random.Next(2) == 0, random.Next);
                tried += 3;
            }

            crashed.Play(log[at]);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{log.Count} operations, {tried} states of the disk opened");
    }

    private async Task MustBeLegalAsync(CrashedDisk crashed, int at, IReadOnlyList<DiskOperation> log, Func<bool> keeps, Func<int, int>? tear)
    {
        string folder = Path.Combine(_folder, "crashed");
        Directory.CreateDirectory(folder);
        string moment = $"before operation {at} of {log.Count} ({log[at]})";
        try
        {
            crashed.Write(folder, keeps, tear);
            await using RdfStore store = RdfStore.Open(folder, Small);
            Assert.True(store.Sequence >= crashed.Acknowledged, $"{moment}: commit {crashed.Acknowledged} is lost, the store is at {store.Sequence}");
            using (Snapshot snapshot = store.OpenSnapshot())
            {
                Assert.True(_states.TryGetValue(store.Sequence, out HashSet<Quad>? state) && state.SetEquals(StoreModel.ReadAll(snapshot, QuadOrder.Spo)), $"{moment}: half of a commit is there");
            }

            await store.VerifyAsync(Cancellation);
            long before = store.Sequence;
            WriteReceipt receipt = await store.UpdateAsync("INSERT DATA { <http://e/after> <http://e/the> \"crash\" }", cancellation: Cancellation);
            Assert.Equal(before + 1, receipt.Sequence);
        }
        catch (Exception error) when (error is StorageFormatException or IOException or StoreReadOnlyException)
        {
            Assert.Fail($"{moment}: {error.Message}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task RunAsync(FaultyDisk disk, int commits)
    {
        var random = new Random(3);
        var model = new HashSet<Quad>();
        RdfStore store = RdfStore.Open(disk.Folder, Small with { Files = disk.Open });
        for (int i = 0; i < commits; i++)
        {
            if (i % 33 == 20)
            {
                await LoadAsync(store, model, i);
            }
            else
            {
                await ChangeAsync(store, model, random);
            }

            disk.Acknowledge(store.Sequence);
            if (i % 40 == 35)
            {
                await store.CompactAsync(Cancellation);
            }

            if (i == 60)
            {
                await store.DisposeAsync();
                store = RdfStore.Open(disk.Folder, Small with { Files = disk.Open });
            }
        }

        await store.DisposeAsync();
    }

    private async Task ChangeAsync(RdfStore store, HashSet<Quad> model, Random random)
    {
        List<(Quad Quad, bool Add)> changes = StoreModel.RandomChanges(random);
        changes.ForEach(c => _ = c.Add ? model.Add(c.Quad) : model.Remove(c.Quad));
        _states[store.Sequence + 1] = [.. model];
        await StoreModel.WriteAsync(store, changes, Cancellation);
    }

    private async Task LoadAsync(RdfStore store, HashSet<Quad> model, int number)
    {
        var text = new StringBuilder();
        foreach (int i in Enumerable.Range(0, 150))
        {
            var quad = new Quad(new Iri($"http://e/loaded/{number}/{i % 40}"), new Iri($"http://e/p{i % 7}"), new Literal($"{i}"));
            text.Append(quad).Append('\n');
            model.Add(quad);
        }

        _states[store.Sequence + 1] = [.. model];
        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        await store.LoadAsync([new LoadSource("test", () => new MemoryStream(bytes), RdfFormat.NQuads)], cancellation: Cancellation);
    }
}
