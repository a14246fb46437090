using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace CivicCoding.Graph.Storage;

/// <summary>The one place where the store's own files are made, synced, mapped and removed.</summary>
internal sealed partial class StoreFiles(string folder)
{
    private const int OpenReadOnly = 0;

    public string Folder { get; } = folder;

    public string PathOf(string name) => Path.Combine(Folder, name);

    public Stream Create(string name) =>
        new FileStream(PathOf(name), new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 1 << 20 });

    /// <summary>Returns once the bytes of a file are on the disk.</summary>
    public void Sync(Stream file) => ((FileStream)file).Flush(flushToDisk: true);

    /// <summary>Returns once the names in the folder are on the disk.</summary>
    public void SyncFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int handle = OpenFolder(Folder, OpenReadOnly);
        if (handle < 0)
        {
            throw new IOException($"The folder {Folder} cannot be opened to be synced (error {Marshal.GetLastPInvokeError()}).");
        }

        int failed = SyncHandle(handle);
        int error = Marshal.GetLastPInvokeError();
        _ = CloseHandle(handle);
        if (failed != 0)
        {
            throw new IOException($"The folder {Folder} cannot be synced (error {error}).");
        }
    }

    public MappedFile Map(string name) => new(PathOf(name));

    public void Delete(string name) => File.Delete(PathOf(name));

    public IEnumerable<string> Names(string pattern) => Directory.EnumerateFiles(Folder, pattern).Select(p => Path.GetFileName(p));

    /// <summary>The XXH128 of a whole file.</summary>
    public UInt128 Hash(string name, CancellationToken cancellation)
    {
        using FileStream file = File.OpenRead(PathOf(name));
        var hash = new XxHash128();
        byte[] buffer = new byte[1 << 20];
        int read;
        while ((read = file.Read(buffer)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.Append(buffer.AsSpan(0, read));
        }

        return hash.GetCurrentHashAsUInt128();
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFolder(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int SyncHandle(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int CloseHandle(int handle);
}
