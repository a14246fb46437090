using System.Runtime.InteropServices;

namespace CivicCoding.Graph.Storage;

/// <summary>The files of a folder on the disk.</summary>
public sealed partial class DiskFiles : IStorageFiles
{
    private const int OpenReadOnly = 0;

    private DiskFiles(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>Opens a folder and makes it, and those above it, where they are missing.</summary>
    public static DiskFiles Open(string folder)
    {
        string full = Path.GetFullPath(folder);
        var missing = new Stack<string>();
        for (string? at = full; at is not null && !Directory.Exists(at); at = Path.GetDirectoryName(at))
        {
            missing.Push(at);
        }

        foreach (string made in missing)
        {
            Directory.CreateDirectory(made);
            if (Path.GetDirectoryName(made) is { } above)
            {
                SyncFolder(above);
            }
        }

        return new DiskFiles(full);
    }

    public long? LengthOf(string name)
    {
        var info = new FileInfo(PathOf(name));
        return info.Exists ? info.Length : null;
    }

    public IReadOnlyList<string> Names(string pattern = "*") => [.. Directory.EnumerateFiles(Folder, pattern).Select(p => Path.GetFileName(p))];

    public Stream Create(string name) => new DiskFile(PathOf(name), FileMode.CreateNew);

    public Stream Append(string name) => new DiskFile(PathOf(name), FileMode.Append);

    public Stream OpenRead(string name) => new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    public MappedFile Map(string name) => new(PathOf(name));

    public void Sync(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        ((DiskFile)file).Sync();
    }

    public void Sync(string name)
    {
        using var file = new DiskFile(PathOf(name), FileMode.Open);
        file.Sync();
    }

    public void SyncFolder() => SyncFolder(Folder);

    public void Rename(string from, string to) => File.Move(PathOf(from), PathOf(to), overwrite: true);

    public void Delete(string name) => File.Delete(PathOf(name));

    public IStorageFiles Within(string folder) => Open(PathOf(folder));

    private static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int handle = OpenFolder(folder, OpenReadOnly);
        if (handle < 0)
        {
            throw new StorageSyncException($"The folder {folder} (error {Marshal.GetLastPInvokeError()})");
        }

        int failed = SyncHandle(handle);
        int error = Marshal.GetLastPInvokeError();
        _ = CloseHandle(handle);
        if (failed != 0)
        {
            throw new StorageSyncException($"The folder {folder} (error {error})");
        }
    }

    private string PathOf(string name) => Path.Combine(Folder, name);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFolder(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int SyncHandle(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int CloseHandle(int handle);
}
