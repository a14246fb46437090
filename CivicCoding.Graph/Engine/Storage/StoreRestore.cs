using System.IO.Hashing;

namespace CivicCoding.Graph.Storage;

/// <summary>Makes a store from a backup: copied and checked beside its place, opened and verified there, and only then put in its place.</summary>
internal static class StoreRestore
{
    /// <exception cref="StorageFormatException">There is no backup, it is damaged, or the folder is not free.</exception>
    public static async Task<VerifyReport> RunAsync(string backup, string folder, StoreOptions options, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        string place = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!Directory.Exists(backup))
        {
            throw new StorageFormatException($"{backup}: there is no such folder.");
        }

        CheckFree(place);
        IStorageFiles source = options.Files?.Invoke(backup) ?? DiskFiles.Open(backup);
        BackupManifest manifest = BackupManifest.Read(source) ?? throw new StorageFormatException($"{backup} holds no backup: there is no {BackupManifest.FileName}. A backup that was broken off has none.");
        string above = Path.GetDirectoryName(place) ?? throw new StorageFormatException($"{folder} is no folder for a store.");
        string beside = Path.Combine(above, $".{Path.GetFileName(place)}.restoring");
        if (Directory.Exists(beside))
        {
            Directory.Delete(beside, recursive: true);
        }

        try
        {
            IStorageFiles target = options.Files?.Invoke(beside) ?? DiskFiles.Open(beside);
            Copy(source, target, manifest, progress, cancellation);
            Catalogue.Adopt(Path.Combine(beside, Catalogue.FileName));
            target.Sync(Catalogue.FileName);
            target.SyncFolder();
            VerifyReport report = await CheckAsync(beside, manifest, options, cancellation).ConfigureAwait(false);
            CheckFree(place);
            if (Directory.Exists(place))
            {
                Directory.Delete(place);
            }

            Directory.Move(beside, place);
            DiskFiles.Open(above).SyncFolder();
            return report;
        }
        finally
        {
            if (Directory.Exists(beside))
            {
                Directory.Delete(beside, recursive: true);
            }
        }
    }

    private static void CheckFree(string place)
    {
        if (File.Exists(place) || (Directory.Exists(place) && Directory.EnumerateFileSystemEntries(place).Any()))
        {
            string holder = Path.Combine(place, StoreLock.HolderName);
            string held = File.Exists(holder) ? $" It is held by {File.ReadAllText(holder)}." : "";
            throw new StorageFormatException($"{place} is not empty: a restore goes into an empty or a new folder only.{held}");
        }
    }

    private static void Copy(IStorageFiles source, IStorageFiles target, BackupManifest manifest, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        long total = manifest.Files.Sum(f => f.Length);
        long done = 0;
        byte[] buffer = new byte[1 << 20];
        foreach (BackupFile file in manifest.Files)
        {
            if (source.LengthOf(file.File) != file.Length)
            {
                throw Damaged(source, file);
            }

            var hash = new XxHash128();
            using Stream input = source.OpenRead(file.File);
            using Stream output = target.Create(file.Name);
            int read;
            while ((read = input.Read(buffer)) > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                hash.Append(buffer.AsSpan(0, read));
                output.Write(buffer, 0, read);
                done += read;
                progress?.Report(new BackupProgress(done, total));
            }

            target.Sync(output);
            if (hash.GetCurrentHashAsUInt128().ToString("x32", System.Globalization.CultureInfo.InvariantCulture) != file.Xxh128)
            {
                throw Damaged(source, file);
            }
        }

        target.SyncFolder();
    }

    private static StorageFormatException Damaged(IStorageFiles source, BackupFile file) =>
        new($"{Path.Combine(source.Folder, file.File)} ({file.Name} of the store) is missing or damaged: its checksum is not the manifest's. Nothing was restored; take another backup.");

    private static async Task<VerifyReport> CheckAsync(string folder, BackupManifest manifest, StoreOptions options, CancellationToken cancellation)
    {
        await using RdfStore store = RdfStore.Open(folder, options);
        VerifyReport report = await store.VerifyAsync(cancellation).ConfigureAwait(false);
        return report.Sequence == manifest.Sequence && report.Quads == manifest.Quads
            ? report
            : throw new StorageFormatException($"The restored store has {report.Quads} quads at commit {report.Sequence}, the manifest says {manifest.Quads} at {manifest.Sequence}. Nothing was restored; take another backup.");
    }
}
