using System.Runtime.InteropServices;

namespace CivicCoding.Graph.Storage;

/// <summary>What the skip table knows of a block: its first row, where it lies, and the XXH3 of its bytes. Persisted: the layout is frozen.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal readonly record struct SkipEntry(QuadKey First, long Offset, ulong Hash)
{
    public const int Bytes = 48;
}
