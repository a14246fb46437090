using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace CivicCoding.Graph.Storage;

/// <summary>A whole file in memory, read only, paged in by the system.</summary>
/// <remarks>What was read once stays resident in the process until the system runs short of memory. Who reads everything once, behind the others, gives it back to the system's cache of files, from which it comes again without the disk, at about a millisecond for 30 MB.</remarks>
public sealed unsafe partial class MappedFile : IDisposable
{
    private const int NotNeeded = 4;

    /// <summary>Smaller files are left alone.</summary>
    private const long LargeBytes = 4L << 20;
    private static readonly Lock s_lock = new();
    private static readonly List<WeakReference<MappedFile>> s_large = [];

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private byte* _pointer;

    public MappedFile(string path)
    {
        Path = path;
        Length = new FileInfo(path).Length;
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _pointer);
        _pointer += _view.PointerOffset;
        if (Length >= LargeBytes && OperatingSystem.IsLinux())
        {
            lock (s_lock)
            {
                s_large.Add(new WeakReference<MappedFile>(this));
            }
        }
    }

    /// <summary>Lets the mapping go where the last reader was only collected: the view's handle counts our pointer as a user.</summary>
    ~MappedFile() => ReleasePointer();

    public string Path { get; }

    /// <summary>Its bytes.</summary>
    public long Length { get; }

    /// <summary>Its first byte.</summary>
    public byte* Pointer => _pointer;

    public void Dispose()
    {
        // Not while pages are given back: what lies at the same place next is not ours.
        lock (s_lock)
        {
            ReleasePointer();
            _view.Dispose();
        }

        _file.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives the pages of all large files back to the system's cache.</summary>
    internal static void GiveBack()
    {
        lock (s_lock)
        {
            for (int i = s_large.Count - 1; i >= 0; i--)
            {
                if (s_large[i].TryGetTarget(out MappedFile? file) && file._pointer is not null)
                {
                    _ = Advise((nint)file._pointer, (nuint)file.Length, NotNeeded);
                    GC.KeepAlive(file);
                }
                else
                {
                    s_large.RemoveAt(i);
                }
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint start, nuint length, int advice);

    private void ReleasePointer()
    {
        if (_pointer is not null)
        {
            _pointer = null;
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
        }
    }
}
