using System.Runtime.ConstrainedExecution;
using System.Runtime.InteropServices;

namespace CivicCoding.Graph.Storage;

/// <summary>A block of unmanaged memory, so that tables are not bound to the 2 GB of an array and never moved.</summary>
internal sealed unsafe partial class NativeBuffer : CriticalFinalizerObject, IDisposable
{
    private const long HugePage = 2L << 20;
    private const int AdviseHugePages = 14;

    private byte* _pointer;

    /// <param name="length">The bytes.</param>
    /// <param name="zeroed">True where they must be zero.</param>
    public NativeBuffer(long length, bool zeroed = false)
    {
        Length = length;
        nuint bytes = (nuint)Math.Max(length, 1);
        _pointer = (byte*)(zeroed ? NativeMemory.AllocZeroed(bytes) : NativeMemory.Alloc(bytes));
        if (length >= 1 << 20)
        {
            GC.AddMemoryPressure(length);
        }

        if (length >= 2 * HugePage && OperatingSystem.IsLinux())
        {
            // What is read in no order at all, such as a hash table, costs a walk through the page tables at each access otherwise.
            nint from = (nint)(((ulong)_pointer + HugePage - 1) & ~(ulong)(HugePage - 1));
            _ = Advise(from, (nuint)(((ulong)_pointer + (ulong)length - (ulong)from) & ~(ulong)(HugePage - 1)), AdviseHugePages);
        }
    }

    ~NativeBuffer() => Free();

    public long Length { get; }

    public byte* Pointer => _pointer;

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint start, nuint length, int advice);

    private void Free()
    {
        byte* pointer = _pointer;
        if (pointer is null)
        {
            return;
        }

        _pointer = null;
        NativeMemory.Free(pointer);
        if (Length >= 1 << 20)
        {
            GC.RemoveMemoryPressure(Length);
        }
    }
}
