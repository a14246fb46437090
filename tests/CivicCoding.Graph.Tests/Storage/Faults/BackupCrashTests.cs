using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Storage;

namespace CivicCoding.Graph.Tests.Storage.Faults;

/// <summary>A backup and its renewal are recorded with every write, sync, rename and delete. Each prefix of the record is a moment at which the power may fail.</summary>
public sealed class BackupCrashTests : IDisposable
{
    private static readonly StoreOptions Small = new() { FlushQuads = 50 };
    private readonly string _folder = FaultFolder.New();
    private readonly Dictionary<long, HashSet<Quad>> _states = new() { [0] = [] };

    /// <summary>The backups: how long the record was when each was acknowledged, and its commit.</summary>
    private readonly List<(int At, long Sequence)> _backups = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>CIVIC_CRASH_POINTS: how many of the moments are tried, spread over the run; 0 is every one.</summary>
    [Fact]
    public async Task Whatever_moment_of_a_backup_the_power_fails_at_the_one_before_it_or_the_new_one_is_restored_whole()
    {
        using var disk = new FaultyDisk(Path.Combine(_folder, "run")) { Records = true };
        await RunAsync(disk);
        IReadOnlyList<DiskOperation> log = disk.Log;
        int first = log.TakeWhile(o => !In("backup", o)).Count();
        Assert.Contains(log, o => In("backup", o) && o.Kind == DiskOperationKind.Rename && o.To.EndsWith(BackupManifest.FileName, StringComparison.Ordinal));
        Assert.Contains(log, o => In("backup", o) && o.Kind == DiskOperationKind.Delete);
        Assert.Contains(log, o => In("backup", o) && o.Name.Contains("catalogue.new", StringComparison.Ordinal) && o.Kind == DiskOperationKind.Write);
        int wanted = FaultFolder.Length("CIVIC_CRASH_POINTS", 20);
        int stride = wanted == 0 ? 1 : Math.Max(1, (log.Count - first) / wanted);
        var crashed = new CrashedDisk();
        int tried = 0;
        for (int at = 0; at <= log.Count; at++)
        {
            if (at >= first && ((at - first) % stride == 0 || at == log.Count))
            {
                var random = new Random(at);
                await MustBeLegalAsync(crashed, at, log, () => false, null);
                await MustBeLegalAsync(crashed, at, log, () => true, random.Next);
                await MustBeLegalAsync(crashed, at, log, () => random.Next(2) == 0, random.Next);
                tried += 3;
            }

            if (at < log.Count)
            {
                crashed.Play(log[at]);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{log.Count - first} operations, {tried} states of the disk opened");
    }

    private static bool In(string folder, DiskOperation operation) => operation.Name.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private async Task MustBeLegalAsync(CrashedDisk crashed, int at, IReadOnlyList<DiskOperation> log, Func<bool> keeps, Func<int, int>? tear)
    {
        string folder = Path.Combine(_folder, "crashed");
        string backup = Path.Combine(folder, "backup");
        Directory.CreateDirectory(backup);
        string moment = at == log.Count ? "after the run" : $"before operation {at} of {log.Count} ({log[at]})";
        try
        {
            crashed.Write(folder, keeps, tear);
            long least = _backups.Where(b => b.At <= at).Select(b => b.Sequence).DefaultIfEmpty(0).Max();
            if (least > 0 || File.Exists(Path.Combine(backup, BackupManifest.FileName)))
            {
                await MustRestoreAsync(backup, Path.Combine(folder, "restored"), least, moment);
            }

            // The store itself is whole, and the backup can be repeated into what was left.
            await using RdfStore store = RdfStore.Open(Path.Combine(folder, "store"), Small);
            Assert.True(store.Sequence >= crashed.Acknowledged, $"{moment}: commit {crashed.Acknowledged} is lost");
            BackupReceipt receipt = await store.BackupAsync(backup, cancellation: Cancellation);
            await MustRestoreAsync(backup, Path.Combine(folder, "again"), receipt.Sequence, $"{moment}, repeated");
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

    private async Task MustRestoreAsync(string backup, string folder, long least, string moment)
    {
        VerifyReport report = await RdfStore.RestoreAsync(backup, folder, Small, cancellation: Cancellation);
        Assert.True(report.Sequence >= least, $"{moment}: the backup of commit {least} was acknowledged, that of {report.Sequence} is there");
        await using RdfStore store = RdfStore.Open(folder, Small);
        using Snapshot snapshot = store.OpenSnapshot();
        Assert.True(_states[report.Sequence].SetEquals(StoreModel.ReadAll(snapshot, QuadOrder.Spo)), $"{moment}: the restored store is not that of commit {report.Sequence}");
    }

    private async Task RunAsync(FaultyDisk disk)
    {
        var random = new Random(5);
        var model = new HashSet<Quad>();
        string backup = Path.Combine(disk.Folder, "backup");
        await using RdfStore store = RdfStore.Open(Path.Combine(disk.Folder, "store"), Small with { Files = disk.Open });
        for (int i = 1; i <= 40; i++)
        {
            await ChangeAsync(store, model, random);
            disk.Acknowledge(store.Sequence);
            if (i % 20 == 10)
            {
                await store.CompactAsync(Cancellation);
            }

            if (i % 15 == 0)
            {
                BackupReceipt receipt = await store.BackupAsync(backup, cancellation: Cancellation);
                _backups.Add((disk.Log.Count, receipt.Sequence));
            }
        }
    }

    private async Task ChangeAsync(RdfStore store, HashSet<Quad> model, Random random)
    {
        List<(Quad Quad, bool Add)> changes = StoreModel.RandomChanges(random);
        changes.ForEach(c => _ = c.Add ? model.Add(c.Quad) : model.Remove(c.Quad));
        _states[store.Sequence + 1] = [.. model];
        await StoreModel.WriteAsync(store, changes, Cancellation);
    }
}
