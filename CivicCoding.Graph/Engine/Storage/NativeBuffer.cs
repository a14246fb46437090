using System.Runtime.ConstrainedExecution;
using System.Runtime.InteropServices;

namespace CivicCoding.Graph.Storage;

/// <summary>A block of unmanaged memory, so that tables are not bound to the 2 GB of an array and never moved.</summary>
internal sealed unsafe class NativeBuffer : CriticalFinalizerObject, IDisposable
{
    private byte* _pointer;

    public NativeBuffer(long length)
    {
        Length = length;
        _pointer = (byte*)NativeMemory.Alloc((nuint)Math.Max(length, 1));
        if (length >= 1 << 20)
        {
            GC.AddMemoryPressure(length);
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
