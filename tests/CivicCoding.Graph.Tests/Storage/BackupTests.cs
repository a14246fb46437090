using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Storage;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Storage;

public sealed class BackupTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("civic-backup-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Store => Path.Combine(_root, "store");

    private string Backup => Path.Combine(_root, "backup");

    private string Restored => Path.Combine(_root, "restored");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task A_restored_store_holds_what_the_store_held_at_the_backup_and_nothing_later()
    {
        VerifyReport then;
        Guid name;
        await using (RdfStore store = RdfStore.Open(Store))
        {
            await InsertAsync(store, 0, 200);
            await store.FlushAsync(Cancellation);
            await InsertAsync(store, 200, 20);
            then = await store.VerifyAsync(Cancellation);
            BackupReceipt receipt = await store.BackupAsync(Backup, cancellation: Cancellation);
            Assert.Equal((then.Sequence, then.Quads), (receipt.Sequence, receipt.Quads));
            await InsertAsync(store, 300, 5);
            name = store.StoreId;
        }

        VerifyReport report = await RdfStore.RestoreAsync(Backup, Restored, cancellation: Cancellation);
        Assert.Equal((then.Sequence, then.Quads, then.Hash), (report.Sequence, report.Quads, report.Hash));
        await using RdfStore restored = RdfStore.Open(Restored);
        Assert.NotEqual(name, restored.StoreId);
        await InsertAsync(restored, 400, 1);
        Assert.Equal(then.Quads + 1, (await restored.VerifyAsync(Cancellation)).Quads);
    }

    [Fact]
    public async Task A_second_backup_copies_only_what_is_new_and_leaves_no_other_file()
    {
        await using RdfStore store = RdfStore.Open(Store, new StoreOptions { FlushQuads = 1_000 });
        byte[] lines = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 12_000).Select(i => $"<urn:s{i}> <urn:p{i % 7}> \"value {i}\" .\n")));
        await store.LoadAsync([new LoadSource("base", () => new MemoryStream(lines), RdfFormat.NTriples)], cancellation: Cancellation);
        BackupReceipt first = await store.BackupAsync(Backup, cancellation: Cancellation);
        await InsertAsync(store, 12_000, 10);
        BackupReceipt second = await store.BackupAsync(Backup, cancellation: Cancellation);
        Assert.Equal(first.Bytes, first.CopiedBytes);
        Assert.True(second.CopiedBytes < second.Bytes / 2, $"{second.CopiedBytes} of {second.Bytes} bytes were copied");
        Assert.Equal(second.Files + 1, Directory.GetFiles(Backup).Length);
        Assert.Equal(12_010, (await RdfStore.RestoreAsync(Backup, Restored, cancellation: Cancellation)).Quads);
    }

    [Fact]
    public async Task Backups_while_four_writers_write_are_each_one_commit()
    {
        await using RdfStore store = RdfStore.Open(Store, new StoreOptions { FlushQuads = 100 });
        using var stop = new CancellationTokenSource();
        Task[] writers = [.. Enumerable.Range(0, 4).Select(w => Task.Run(async () =>
        {
            // Both halves of a pair come in one commit.
            for (int i = 0; !stop.IsCancellationRequested; i++)
            {
                await store.UpdateAsync($"INSERT DATA {{ <urn:w{w}> <urn:left> \"{i} of {w}\" . <urn:w{w}> <urn:right> \"{i} of {w}\" }}");
            }
        }, Cancellation))];
        try
        {
            for (int round = 0; round < 4; round++)
            {
                BackupReceipt receipt = await store.BackupAsync(Backup, cancellation: Cancellation);
                VerifyReport report = await RdfStore.RestoreAsync(Backup, Restored, cancellation: Cancellation);
                Assert.Equal(receipt.Sequence, report.Sequence);
                Assert.Equal(receipt.Sequence * 2, report.Quads);
                Directory.Delete(Restored, recursive: true);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(writers);
        }
    }

    [Fact]
    public async Task A_backup_with_a_flipped_bit_is_not_restored_and_leaves_nothing()
    {
        await using (RdfStore store = RdfStore.Open(Store))
        {
            await InsertAsync(store, 0, 500);
            await store.FlushAsync(Cancellation);
            await store.BackupAsync(Backup, cancellation: Cancellation);
        }

        foreach (string file in Directory.GetFiles(Backup))
        {
            byte[] bytes = await File.ReadAllBytesAsync(file, Cancellation);
            bytes[bytes.Length / 2] ^= 4;
            await File.WriteAllBytesAsync(file, bytes, Cancellation);
            await Assert.ThrowsAsync<StorageFormatException>(() => RdfStore.RestoreAsync(Backup, Restored, cancellation: Cancellation));
            Assert.Equal([Backup, Store], Directory.GetFileSystemEntries(_root).Order(StringComparer.Ordinal));
            bytes[bytes.Length / 2] ^= 4;
            await File.WriteAllBytesAsync(file, bytes, Cancellation);
        }
    }

    [Fact]
    public async Task A_backup_that_is_broken_off_leaves_the_one_before_it_whole()
    {
        await using RdfStore store = RdfStore.Open(Store);
        await InsertAsync(store, 0, 500);
        await store.FlushAsync(Cancellation);
        await store.BackupAsync(Backup, cancellation: Cancellation);
        await InsertAsync(store, 500, 500);
        await store.FlushAsync(Cancellation);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var progress = new Now(p => stop.Cancel());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.BackupAsync(Backup, progress: progress, cancellation: stop.Token));
        Assert.Equal(500, (await RdfStore.RestoreAsync(Backup, Restored, cancellation: Cancellation)).Quads);
        Assert.Equal(1_000, (await store.BackupAsync(Backup, cancellation: Cancellation)).Quads);
    }

    [Fact]
    public async Task Folders_that_are_not_free_are_refused()
    {
        await using RdfStore store = RdfStore.Open(Store);
        await InsertAsync(store, 0, 1);
        await store.BackupAsync(Backup, cancellation: Cancellation);
        await Assert.ThrowsAsync<StorageFormatException>(() => RdfStore.RestoreAsync(Backup, Store, cancellation: Cancellation));
        await Assert.ThrowsAsync<StorageFormatException>(() => RdfStore.RestoreAsync(Store, Restored, cancellation: Cancellation));
        await Assert.ThrowsAsync<StorageFormatException>(() => store.BackupAsync(Path.Combine(Store, "inside"), cancellation: Cancellation));
        await Assert.ThrowsAsync<StorageFormatException>(() => store.BackupAsync(_root, cancellation: Cancellation));
        await using RdfStore other = RdfStore.Open(Restored);
        await Assert.ThrowsAsync<StorageFormatException>(() => other.BackupAsync(Backup, cancellation: Cancellation));
        string full = Directory.CreateDirectory(Path.Combine(_root, "full")).FullName;
        await File.WriteAllTextAsync(Path.Combine(full, "letter.txt"), "mine", Cancellation);
        await Assert.ThrowsAsync<StorageFormatException>(() => store.BackupAsync(full, cancellation: Cancellation));
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(full, "letter.txt"), Cancellation));
    }

    private static async Task InsertAsync(RdfStore store, int from, int count) =>
        await store.UpdateAsync($"INSERT DATA {{ {string.Join(" . ", Enumerable.Range(from, count).Select(i => $"<urn:s{i}> <urn:p{i % 7}> \"value {i}\""))} }}", cancellation: Cancellation);

    private sealed class Now(Action<BackupProgress> act) : IProgress<BackupProgress>
    {
        public void Report(BackupProgress value) => act(value);
    }
}
