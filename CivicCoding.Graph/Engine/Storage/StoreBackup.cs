using System.Globalization;
using System.IO.Hashing;

namespace CivicCoding.Graph.Storage;

/// <summary>One backup in the making: the catalogue and all files as of one commit, held open until they are copied.</summary>
internal sealed class StoreBackup : IDisposable
{
    private const string CopiedCatalogue = "catalogue.new";
    private const string NewManifest = "manifest.new";

    private readonly Snapshot _snapshot;
    private readonly StoreDisk _disk;
    private readonly CataloguePin _catalogue;
    private readonly List<(string Name, long Length, UInt128? Hash, Stream Stream)> _sources = [];

    private StoreBackup(Snapshot snapshot, StoreDisk disk)
    {
        _snapshot = snapshot;
        _disk = disk;
        _catalogue = disk.Catalogue.Pin();
    }

    /// <summary>Refuses a folder within the store, whose loss would take the backup along.</summary>
    /// <exception cref="StorageFormatException">It lies in the store, or the store in it.</exception>
    public static void CheckTarget(string store, string folder)
    {
        string from = Path.TrimEndingDirectorySeparator(Path.GetFullPath(store)) + Path.DirectorySeparatorChar;
        string to = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        if (to.StartsWith(from, StringComparison.Ordinal) || from.StartsWith(to, StringComparison.Ordinal))
        {
            throw new StorageFormatException($"{folder} is in the store's own folder or around it. Take a folder of its own, best on another disk.");
        }
    }

    /// <summary>Pins everything; under the writer's turn.</summary>
    /// <param name="snapshot">The present; it passes to the backup.</param>
    /// <param name="disk">The store.</param>
    /// <param name="beside">Further files of the folder that are copied where they are.</param>
    public static StoreBackup Begin(Snapshot snapshot, StoreDisk disk, IReadOnlyList<string> beside)
    {
        var backup = new StoreBackup(snapshot, disk);
        try
        {
            foreach (StoredFile file in disk.Catalogue.Files().OrderByDescending(f => f.Kind == FileKind.Terms))
            {
                backup._sources.Add((file.Name, file.Length, file.Hash, disk.Files.OpenRead(file.Name)));
            }

            foreach (string name in beside)
            {
                if (disk.Files.LengthOf(name) is { } length)
                {
                    backup._sources.Add((name, length, null, disk.Files.OpenRead(name)));
                }
            }

            return backup;
        }
        catch
        {
            backup.Dispose();
            throw;
        }
    }

    /// <summary>Writes what is not there yet, and the manifest last. Files of an earlier backup in the folder go after that.</summary>
    public BackupReceipt Write(IStorageFiles target, DateTimeOffset now, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        BackupManifest? earlier = CheckContent(target);
        Protect(target.Folder);
        BackupFile catalogue = CopyCatalogue(target, cancellation);
        _catalogue.Dispose();
        HashSet<string> there = [.. earlier?.Files.Where(f => target.LengthOf(f.File) == f.Length).Select(f => f.File) ?? []];
        long total = _sources.Sum(s => s.Length);
        long done = 0;
        long copied = 0;
        var files = new List<BackupFile>();
        foreach ((string name, long length, UInt128? hash, Stream stream) in _sources)
        {
            if (hash is { } known && there.Contains(FileOf(known, name)))
            {
                files.Add(Entry(name, length, known));
                done += length;
            }
            else
            {
                files.Add(Copy(target, name, length, hash, stream, bytes => progress?.Report(new BackupProgress(done + bytes, total)), cancellation));
                done += length;
                copied += length;
            }

            progress?.Report(new BackupProgress(done, total));
        }

        files.Add(catalogue);
        var manifest = new BackupManifest { StoreFormat = Catalogue.Format, Store = _disk.Catalogue.StoreId, Sequence = _snapshot.Sequence, Quads = _snapshot.QuadCount, Created = now, Files = files };
        Complete(target, manifest);
        return new BackupReceipt(target.Folder, manifest.Sequence, manifest.Quads, now, files.Count, files.Sum(f => f.Length), copied + catalogue.Length);
    }

    public void Dispose()
    {
        _sources.ForEach(s => s.Stream.Dispose());
        _catalogue.Dispose();
        _snapshot.Dispose();
    }

    private static string FileOf(UInt128 hash, string name) => hash.ToString("x32", CultureInfo.InvariantCulture) + Path.GetExtension(name);

    private static BackupFile Entry(string name, long length, UInt128 hash) => new(name, FileOf(hash, name), length, hash.ToString("x32", CultureInfo.InvariantCulture));

    private static void Protect(string folder)
    {
        // A backup holds what the store holds: also what is not public.
        if (!OperatingSystem.IsWindows() && Directory.Exists(folder))
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>The manifest of an earlier backup of the same store; any other content is refused.</summary>
    private BackupManifest? CheckContent(IStorageFiles target)
    {
        if (BackupManifest.Read(target) is { } earlier)
        {
            return earlier.Store == _disk.Catalogue.StoreId
                ? earlier
                : throw new StorageFormatException($"{target.Folder} holds a backup of another store. Take another folder.");
        }

        // What a backup that did not come to its end left behind has names of ours only.
        if (target.Names().FirstOrDefault(n => !IsOurs(n)) is { } foreign || Directory.EnumerateDirectories(target.Folder).Any())
        {
            throw new StorageFormatException($"{target.Folder} is not empty and holds no backup. Take an empty folder.");
        }

        return null;
    }

    private static bool IsOurs(string name) =>
        name is NewManifest or BackupManifest.FileName || name.StartsWith(CopiedCatalogue, StringComparison.Ordinal)
        || (Path.GetFileNameWithoutExtension(name) is { Length: 32 } stem && stem.All(char.IsAsciiHexDigitLower)) || name.EndsWith(".part", StringComparison.Ordinal);

    private static BackupFile Copy(IStorageFiles target, string name, long length, UInt128? expected, Stream stream, Action<long> report, CancellationToken cancellation)
    {
        string part = name + ".part";
        target.Delete(part);
        UInt128 hash = CopyInto(target, part, stream, length, report, cancellation);
        if (expected is { } known && known != hash)
        {
            target.Delete(part);
            throw new StorageFormatException($"{name} is damaged: its checksum is not the catalogue's. The backup was not made; run `civic verify`, which repairs what it can.");
        }

        BackupFile entry = Entry(name, length, hash);
        target.Rename(part, entry.File);
        return entry;
    }

    private static UInt128 CopyInto(IStorageFiles target, string name, Stream stream, long length, Action<long> report, CancellationToken cancellation)
    {
        var hash = new XxHash128();
        using Stream output = target.Create(name);
        byte[] buffer = new byte[1 << 20];
        long done = 0;
        while (done < length)
        {
            cancellation.ThrowIfCancellationRequested();
            int read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, length - done));
            if (read == 0)
            {
                throw new StorageFormatException($"A file became shorter while it was copied to {name}. Run `civic verify`.");
            }

            hash.Append(buffer.AsSpan(0, read));
            output.Write(buffer, 0, read);
            done += read;
            report(done);
        }

        target.Sync(output);
        return hash.GetCurrentHashAsUInt128();
    }

    private BackupFile CopyCatalogue(IStorageFiles target, CancellationToken cancellation)
    {
        foreach (string left in target.Names(CopiedCatalogue + "*"))
        {
            target.Delete(left);
        }

        _catalogue.CopyTo(Path.Combine(target.Folder, CopiedCatalogue));
        BackupFile entry = Entry(Catalogue.FileName, target.LengthOf(CopiedCatalogue)!.Value, StoredHash.Of(target, CopiedCatalogue, cancellation));
        target.Sync(CopiedCatalogue);
        target.Rename(CopiedCatalogue, entry.File);
        return entry;
    }

    private static void Complete(IStorageFiles target, BackupManifest manifest)
    {
        target.SyncFolder();
        target.Delete(NewManifest);
        using (Stream output = target.Create(NewManifest))
        {
            output.Write(manifest.ToBytes());
            target.Sync(output);
        }

        target.Rename(NewManifest, BackupManifest.FileName);
        target.SyncFolder();
        HashSet<string> kept = [BackupManifest.FileName, .. manifest.Files.Select(f => f.File)];
        foreach (string old in target.Names().Where(n => !kept.Contains(n)))
        {
            target.Delete(old);
        }
    }
}
