using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph;

/// <summary>Files for what queries cannot hold in memory. They are no part of the store: each goes when its query is done with it, and what a crash left goes at the next start.</summary>
internal sealed class SpillFolder : ISpillStore, IDisposable
{
    private readonly string _folder;
    private readonly long _limitBytes;
    private long _used;
    private long _files;

    /// <param name="folder">A folder of its own; whatever is in it is deleted.</param>
    /// <param name="limitBytes">The bytes that all queries together may use.</param>
    public SpillFolder(string folder, long limitBytes)
    {
        _folder = folder;
        _limitBytes = limitBytes;
        Dispose();
    }

    public Stream Open()
    {
        Directory.CreateDirectory(_folder);
        string path = Path.Combine(_folder, $"{Interlocked.Increment(ref _files)}.tmp");
        return new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Delete, Options = FileOptions.DeleteOnClose, BufferSize = 0 });
    }

    public bool TryReserve(long bytes)
    {
        if (Interlocked.Add(ref _used, bytes) <= _limitBytes)
        {
            return true;
        }

        Interlocked.Add(ref _used, -bytes);
        return false;
    }

    public void Release(long bytes) => Interlocked.Add(ref _used, -bytes);

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
