using System.Buffers;
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

    /// <summary>About as much as a new term takes, so that a large commit is written without moving it again and again.</summary>
    private const int TermBytes = 40;
    private const int MostAtOnce = 1 << 24;

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
        var output = new ArrayBufferWriter<byte>(1024 + (int)Math.Min(MostAtOnce, run is null ? 0 : (run.Rows * 32) + ((long)(terms.End - firstTerm) * TermBytes)));
        Span<byte> head = output.GetSpan(HeadBytes);
        head[0] = run is null ? BulkLoad : Quads;
        BinaryPrimitives.WriteUInt64LittleEndian(head[1..], terms.BlankEnd);
        BinaryPrimitives.WriteUInt64LittleEndian(head[9..], firstTerm);
        BinaryPrimitives.WriteUInt64LittleEndian(head[17..], run is null ? 0 : terms.End - firstTerm);
        BinaryPrimitives.WriteInt64LittleEndian(head[25..], run?.Added ?? 0);
        BinaryPrimitives.WriteInt64LittleEndian(head[33..], run?.Deleted ?? 0);
        output.Advance(HeadBytes);
        if (run is not null)
        {
            for (ulong number = firstTerm; number < terms.End; number++)
            {
                ReadOnlySpan<byte> value = TermRecord.Read(terms.Record(number), out TermTag tag, out ulong reference);
                Span<byte> target = output.GetSpan(value.Length + TermRecord.MaxHead);
                fixed (byte* pointer = target)
                {
                    output.Advance(TermRecord.Write(pointer, tag, reference, value));
                }
            }

            WriteQuads(output, run.AddedIn(QuadOrder.Spo));
            WriteQuads(output, run.DeletedIn(QuadOrder.Spo));
        }

        BinaryPrimitives.WriteUInt64LittleEndian(output.GetSpan(8), XxHash3.HashToUInt64(output.WrittenSpan));
        output.Advance(8);
        return output.WrittenSpan.ToArray();
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
            at += TermRecord.HeadLength(record) + value.Length;
            return (tag, reference, value.ToArray());
        }
    }

    private static void WriteQuads(ArrayBufferWriter<byte> output, QuadTable? table)
    {
        if (table is null)
        {
            return;
        }

        QuadColumns batch = QuadColumns.Rent();
        var cursor = new TableCursor(table, 0, table.Rows);
        int count;
        while ((count = cursor.Read(batch)) > 0)
        {
            Span<QuadKey> target = MemoryMarshal.Cast<byte, QuadKey>(output.GetSpan(count * 32))[..count];
            for (int i = 0; i < count; i++)
            {
                target[i] = new QuadKey(batch.First[i], batch.Second[i], batch.Third[i], batch.Fourth[i]);
            }

            output.Advance(count * 32);
        }

        batch.Return();
    }

    private static QuadKey[] ReadQuads(ReadOnlySpan<byte> bytes, ref int at, long count)
    {
        int length = checked((int)(count * 32));
        QuadKey[] quads = MemoryMarshal.Cast<byte, QuadKey>(bytes.Slice(at, length)).ToArray();
        at += length;
        return quads;
    }
}
