using System.Collections.Concurrent;

namespace CivicCoding.Graph.Tests.Storage.Faults;

/// <summary>Everything that the file layer and SQLite do to the files of one folder passes by here: it is counted, recorded when asked, and made to fail when asked.</summary>
internal sealed class FaultyDisk : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<DiskOperation> _log = [];

    public FaultyDisk(string folder)
    {
        Folder = Path.GetFullPath(folder);
        FaultyVfs.Attach(this);
    }

    public string Folder { get; }

    /// <summary>True keeps every operation with its bytes.</summary>
    public bool Records { get; init; }

    /// <summary>Says what happens to an operation.</summary>
    public Func<DiskOperation, DiskFault>? Decide { get; set; }

    /// <summary>The files that the layer writes at present: a renamed one goes on under its new name.</summary>
    public ConcurrentDictionary<string, Stream> Streams { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<DiskOperation> Log => _log;

    /// <summary>The operations so far.</summary>
    public int Count { get; private set; }

    /// <summary>The files of the folder, or of one below it, as the store is to see them.</summary>
    public FaultyFiles Open(string folder) => new(this, CivicCoding.Graph.Storage.DiskFiles.Open(folder));

    public bool Owns(string path) => path.StartsWith(Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    public string NameOf(string path) => Path.GetRelativePath(Folder, path);

    public void Acknowledge(long sequence) => Pass(new DiskOperation(DiskOperationKind.Acknowledge) { Offset = sequence });

    /// <summary>Lets an operation through, or tells how it fails.</summary>
    public DiskFault Pass(DiskOperation operation)
    {
        lock (_lock)
        {
            Count++;
            DiskFault fault = Decide?.Invoke(operation) ?? DiskFault.None;
            if (fault == DiskFault.None && Records)
            {
                _log.Add(operation);
            }

            return fault;
        }
    }

    public void Dispose() => FaultyVfs.Detach(this);
}
