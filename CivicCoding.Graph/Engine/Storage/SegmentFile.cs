using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>A segment file: a run's added and deleted quads in one order. Persisted: the layout is frozen.</summary>
/// <remarks>Head of 16 bytes (magic, format, order and whether the run is of one graph), blocks of added quads, blocks of deleted quads, both skip tables, foot of 64 bytes.</remarks>
internal static unsafe class SegmentFile
{
    public const uint Format = 1;
    private const int HeadBytes = 16;

    /// <summary>Set beside the order in every file of a run whose quads are of one graph, which has no file in <see cref="QuadRun.DerivedOrder"/>.</summary>
    private const uint OneGraph = 0x100;
    private static readonly int FootBytes = Unsafe.SizeOf<Foot>();

    private static ReadOnlySpan<byte> Magic => "CIVICQDS"u8;

    public static string NameOf(long run, QuadOrder order) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"q{run:x8}-{(int)order}.quads");

    /// <summary>Writes what a merge gives into a new file, synced; the folder is the caller's.</summary>
    public static StoredFile Write(IStorageFiles files, string name, long run, QuadOrder order, bool oneGraph, QuadMerge merge, CancellationToken cancellation)
    {
        using var output = new HashedOutput(files, name);
        Span<byte> head = stackalloc byte[HeadBytes];
        Magic.CopyTo(head);
        MemoryMarshal.Write(head[8..], Format);
        MemoryMarshal.Write(head[12..], (uint)order | (oneGraph ? OneGraph : 0));
        output.Write(head);
        using var added = new QuadTableBuilder(order, output);
        using var deletedInMemory = new QuadTableBuilder(order);
        var there = new QuadColumns();
        var gone = new QuadColumns();
        int count;
        while ((count = merge.Read(there, gone, out int goneCount)) + goneCount > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            added.Add(there, count);
            deletedInMemory.Add(gone, goneCount);
        }

        added.Complete();
        var foot = new Foot { AddedStart = HeadBytes, AddedLength = added.Length, AddedRows = added.Rows, DeletedStart = output.Length };
        using var deleted = new QuadTableBuilder(order, output);
        QuadTable rows = deletedInMemory.ToTable(out NativeBuffer memory);
        using (memory)
        {
            var cursor = new TableCursor(rows, 0, rows.Rows);
            while ((count = cursor.Read(gone)) > 0)
            {
                deleted.Add(gone, count);
            }
        }

        deleted.Complete();
        foot.DeletedLength = deleted.Length;
        foot.DeletedRows = deleted.Rows;
        output.Write(new byte[PackedBlock.ReadAhead]);
        output.Align();
        foot.SkipStart = output.Length;
        SkipEntry[] skip = [.. added.Skip, .. deleted.Skip];
        ReadOnlySpan<byte> skipBytes = MemoryMarshal.AsBytes<SkipEntry>(skip);
        output.Write(skipBytes);
        foot.Check = Check(foot, skipBytes, order);
        output.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<Foot>(ref foot)));
        return new StoredFile(name, FileKind.Quads, order, run, foot.AddedRows + foot.DeletedRows, output.Length, output.Complete());
    }

    /// <summary>Maps a file and shows its two tables; null for one without rows.</summary>
    /// <exception cref="StorageFormatException">It is not such a file, or its head, skip tables or foot are damaged.</exception>
    public static MappedFile Open(IStorageFiles files, string name, QuadOrder order, bool oneGraph, out QuadTable? added, out QuadTable? deleted)
    {
        MappedFile file = files.Map(name);
        try
        {
            var head = new ReadOnlySpan<byte>(file.Pointer, (int)Math.Min(file.Length, HeadBytes));
            if (file.Length < HeadBytes + FootBytes || !head.StartsWith(Magic) || MemoryMarshal.Read<uint>(head[8..]) != Format || MemoryMarshal.Read<uint>(head[12..]) != ((uint)order | (oneGraph ? OneGraph : 0)))
            {
                throw new StorageFormatException($"{name} is no segment file of format {Format} in the order {order}{(oneGraph ? ", of one graph" : "")}.");
            }

            Foot foot = Unsafe.ReadUnaligned<Foot>(file.Pointer + file.Length - FootBytes);
            long skipLength = file.Length - FootBytes - foot.SkipStart;
            if (foot.SkipStart < HeadBytes || skipLength < 0 || skipLength > int.MaxValue
                || foot.Check != Check(foot, new ReadOnlySpan<byte>(file.Pointer + foot.SkipStart, (int)skipLength), order))
            {
                throw new StorageFormatException($"The foot or the skip table of {name} is damaged. Run `civic verify`, which makes it anew from another order.");
            }

            long addedBlocks = (foot.AddedRows + PackedBlock.Rows - 1) / PackedBlock.Rows;
            SkipEntry* skip = (SkipEntry*)(file.Pointer + foot.SkipStart);
            added = foot.AddedRows == 0 ? null : new QuadTable(order, file.Pointer + foot.AddedStart, foot.AddedLength, skip, foot.AddedRows, name);
            deleted = foot.DeletedRows == 0 ? null : new QuadTable(order, file.Pointer + foot.DeletedStart, foot.DeletedLength, skip + addedBlocks, foot.DeletedRows, name);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static ulong Check(Foot foot, ReadOnlySpan<byte> skip, QuadOrder order)
    {
        foot.Check = (ulong)order;
        var hash = new XxHash3();
        hash.Append(MemoryMarshal.AsBytes(new ReadOnlySpan<Foot>(ref foot)));
        hash.Append(skip);
        return hash.GetCurrentHashAsUInt64();
    }

    [StructLayout(LayoutKind.Sequential, Pack = 8)]
    private struct Foot
    {
        public long AddedStart;
        public long AddedLength;
        public long AddedRows;
        public long DeletedStart;
        public long DeletedLength;
        public long DeletedRows;
        public long SkipStart;
        public ulong Check;
    }
}
