using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>A commit as bytes: the new terms, the added and the deleted quads, and a checksum. Persisted: the layout is frozen.</summary>
internal sealed class CommitRecord
{
    /// <summary>Kind 1: quads; kind 2: a bulk load whose quads are in segments.</summary>
    private const byte Quads = 1;
    private const byte BulkLoad = 2;

    private const int HeadBytes = 1 + 8 + 8 + 8 + 8 + 8;

    private CommitRecord(byte kind, ulong blankEnd, ulong firstTerm, List<(TermTag Tag, ulong Reference, byte[] Value)> terms, QuadKey[] added, QuadKey[] deleted)
    {
        Bulk = kind == BulkLoad;
        BlankEnd = blankEnd;
        FirstTerm = firstTerm;
        Terms = terms;
        Added = added;
        Deleted = deleted;
    }

    public bool Bulk { get; }

    public ulong BlankEnd { get; }

    public ulong FirstTerm { get; }

    public IReadOnlyList<(TermTag Tag, ulong Reference, byte[] Value)> Terms { get; }

    public QuadKey[] Added { get; }

    public QuadKey[] Deleted { get; }

    /// <summary>Writes a commit with the terms from a number up to the dictionary's end.</summary>
    public static unsafe byte[] Encode(QuadRun? run, TermView terms, ulong firstTerm)
    {
        ulong endTerm = run is null ? firstTerm : terms.End;
        long length = HeadBytes + ((run?.Rows ?? 0) * sizeof(QuadKey)) + sizeof(ulong);
        var walk = new TermWalk(terms, firstTerm, endTerm);
        while (walk.MoveNext())
        {
            length += TermRecord.Length(walk.Record);
        }

        byte[] bytes = GC.AllocateUninitializedArray<byte>(checked((int)length));
        bytes[0] = run is null ? BulkLoad : Quads;
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(1), terms.BlankEnd);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(9), firstTerm);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(17), endTerm - firstTerm);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(25), run?.Added ?? 0);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(33), run?.Deleted ?? 0);
        Span<byte> rest = bytes.AsSpan(HeadBytes);
        walk = new TermWalk(terms, firstTerm, endTerm);
        while (walk.MoveNext())
        {
            var record = new ReadOnlySpan<byte>(walk.Record, TermRecord.Length(walk.Record));
            record.CopyTo(rest);
            rest = rest[record.Length..];
        }

        rest = WriteQuads(rest, run?.AddedIn(QuadOrder.Spo));
        rest = WriteQuads(rest, run?.DeletedIn(QuadOrder.Spo));
        BinaryPrimitives.WriteUInt64LittleEndian(rest, XxHash3.HashToUInt64(bytes.AsSpan(0, bytes.Length - sizeof(ulong))));
        return bytes;
    }

    /// <summary>Reads a commit.</summary>
    /// <exception cref="StorageFormatException">The bytes are damaged.</exception>
    public static CommitRecord Decode(LogEntry entry)
    {
        ReadOnlySpan<byte> bytes = entry.Record;
        if (bytes.Length < HeadBytes + 8 || XxHash3.HashToUInt64(bytes[..^8]) != BinaryPrimitives.ReadUInt64LittleEndian(bytes[^8..]))
        {
            throw new StorageFormatException($"Commit {entry.Sequence} of the log is damaged. Restore the store from a backup.");
        }

        byte kind = bytes[0];
        if (kind is not (Quads or BulkLoad))
        {
            throw new StorageFormatException($"Commit {entry.Sequence} of the log is of kind {kind}, which this program does not know.");
        }

        ulong termCount = BinaryPrimitives.ReadUInt64LittleEndian(bytes[17..]);
        int at = HeadBytes;
        var terms = new List<(TermTag, ulong, byte[])>((int)termCount);
        for (ulong i = 0; i < termCount; i++)
        {
            terms.Add(ReadTerm(bytes, ref at));
        }

        QuadKey[] added = ReadQuads(bytes, ref at, BinaryPrimitives.ReadInt64LittleEndian(bytes[25..]));
        QuadKey[] deleted = ReadQuads(bytes, ref at, BinaryPrimitives.ReadInt64LittleEndian(bytes[33..]));
        return new CommitRecord(kind, BinaryPrimitives.ReadUInt64LittleEndian(bytes[1..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes[9..]), terms, added, deleted);
    }

    private static unsafe (TermTag Tag, ulong Reference, byte[] Value) ReadTerm(ReadOnlySpan<byte> bytes, ref int at)
    {
        fixed (byte* record = bytes[at..])
        {
            ReadOnlySpan<byte> value = TermRecord.Read(record, out TermTag tag, out ulong reference);
            at += TermRecord.Length(record);
            return (tag, reference, value.ToArray());
        }
    }

    /// <summary>Writes the rows of a table and returns what is behind them.</summary>
    private static Span<byte> WriteQuads(Span<byte> target, QuadTable? table)
    {
        if (table is null)
        {
            return target;
        }

        QuadColumns batch = QuadColumns.Rent();
        var cursor = new TableCursor(table, 0, table.Rows);
        int count;
        while ((count = cursor.Read(batch)) > 0)
        {
            Span<ulong> columns = MemoryMarshal.Cast<byte, ulong>(target[..(count * 32)]);
            for (int i = 0; i < count; i++)
            {
                columns[i * 4] = batch.First[i];
                columns[(i * 4) + 1] = batch.Second[i];
                columns[(i * 4) + 2] = batch.Third[i];
                columns[(i * 4) + 3] = batch.Fourth[i];
            }

            target = target[(count * 32)..];
        }

        batch.Return();
        return target;
    }

    private static QuadKey[] ReadQuads(ReadOnlySpan<byte> bytes, ref int at, long count)
    {
        int length = checked((int)(count * 32));
        QuadKey[] quads = MemoryMarshal.Cast<byte, QuadKey>(bytes.Slice(at, length)).ToArray();
        at += length;
        return quads;
    }
}
