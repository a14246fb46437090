using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>Writes dictionary files in the present format.</summary>
internal static unsafe class TermsFileWriter
{
    /// <summary>What readers may touch behind the last record.</summary>
    private const int ReadAhead = 32;

    private static ReadOnlySpan<byte> Gone => [0, 0];

    /// <summary>Writes the terms from a number up to another into a new file, synced; the folder is the caller's. A term that is not kept leaves its number behind, without a text.</summary>
    public static StoredFile Write(IStorageFiles files, string name, TermView terms, ulong first, ulong end, TermUse? use = null)
    {
        using var output = new PagedOutput(new HashedOutput(files, name));
        long slotCount = (CountKept(terms, first, end, use) * 5 / 4) + 1;
        long recordBytes = 0;
        var places = new byte[((((long)(end - first) >> TermsFile.GroupBits) + 1) * TermsFile.PlaceBytes) + 8];
        var marks = new byte[TermsFile.NumbersAt(slotCount)];
        var numbers = new uint[TermsFile.NumbersAt(slotCount * 4) / 4];
        for (ulong number = first; number < end; number++)
        {
            ulong index = number - first;
            if ((index & ((1 << TermsFile.GroupBits) - 1)) == 0)
            {
                Unsafe.WriteUnaligned(ref places[(long)(index >> TermsFile.GroupBits) * TermsFile.PlaceBytes], (ulong)recordBytes);
            }

            if (!IsKept(terms, number, use))
            {
                recordBytes += Gone.Length;
                continue;
            }

            byte* record = terms.Record(number);
            ReadOnlySpan<byte> value = TermRecord.Read(record, out TermTag tag, out ulong reference);
            recordBytes += TermRecord.HeadLength(record) + value.Length;
            Fill(marks, numbers, slotCount, TermRecord.Hash(tag, reference, value), (uint)index);
        }

        var head = new TermsFile.Head { Magic = TermsFile.Head.Mark, Format = TermsFile.Format, First = first, Count = end - first, SlotCount = slotCount };
        head.PlacesStart = TermsFile.HeadBytes + recordBytes + ReadAhead;
        head.SlotsStart = (head.PlacesStart + places.Length + 7) & ~7L;
        head.SumsStart = head.SlotsStart + marks.Length + (numbers.LongLength * 4);
        output.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<TermsFile.Head>(ref head)));
        WriteRecords(output, terms, first, end, use);
        output.FillTo(head.PlacesStart);
        output.Write(places);
        output.FillTo(head.SlotsStart);
        output.Write(marks);
        output.Write(numbers);
        (long length, UInt128 hash) = output.Complete();
        return new StoredFile(name, FileKind.Terms, default, (long)first, (long)(end - first), length, hash);
    }

    private static void Fill(byte[] marks, uint[] numbers, long slotCount, uint hash, uint index)
    {
        long at = (long)(((ulong)hash * (ulong)slotCount) >> 32);
        while (marks[at] != 0)
        {
            at = at + 1 == slotCount ? 0 : at + 1;
        }

        marks[at] = TermsFile.MarkOf(hash);
        numbers[at] = index;
    }

    private static void WriteRecords(PagedOutput output, TermView terms, ulong first, ulong end, TermUse? use)
    {
        for (ulong number = first; number < end; number++)
        {
            if (!IsKept(terms, number, use))
            {
                output.Write(Gone);
                continue;
            }

            byte* record = terms.Record(number);
            int length = TermRecord.Read(record, out _, out _).Length + TermRecord.HeadLength(record);
            output.Write(new ReadOnlySpan<byte>(record, length));
        }
    }

    private static long CountKept(TermView terms, ulong first, ulong end, TermUse? use)
    {
        long kept = 0;
        for (ulong number = first; number < end; number++)
        {
            kept += IsKept(terms, number, use) ? 1 : 0;
        }

        return kept;
    }

    private static bool IsKept(TermView terms, ulong number, TermUse? use) => *terms.Record(number) != (byte)TermTag.None && (use is null || use.IsUsed(number));

    /// <summary>Writes the file page by page and its checksums behind the last one.</summary>
    private sealed class PagedOutput(HashedOutput output) : IDisposable
    {
        private const int PieceNumbers = 1 << 20;

        private readonly byte[] _page = new byte[1 << TermsFile.PageBits];
        private readonly List<ulong> _sums = [];
        private int _filled;
        private long _length;

        public void Write(ReadOnlySpan<byte> bytes)
        {
            while (!bytes.IsEmpty)
            {
                int take = Math.Min(bytes.Length, _page.Length - _filled);
                bytes[..take].CopyTo(_page.AsSpan(_filled));
                _filled += take;
                _length += take;
                bytes = bytes[take..];
                if (_filled == _page.Length)
                {
                    Flush();
                }
            }
        }

        /// <summary>Writes a table that may be larger than a span of bytes can be.</summary>
        public void Write(uint[] numbers)
        {
            for (int at = 0; at < numbers.Length; at += PieceNumbers)
            {
                Write(MemoryMarshal.AsBytes(numbers.AsSpan(at, Math.Min(PieceNumbers, numbers.Length - at))));
            }
        }

        public void FillTo(long length) => Write(new byte[length - _length]);

        public (long Length, UInt128 Hash) Complete()
        {
            if (_filled > 0)
            {
                Flush();
            }

            output.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_sums)));
            return (output.Length, output.Complete());
        }

        public void Dispose() => output.Dispose();

        private void Flush()
        {
            _sums.Add(XxHash3.HashToUInt64(_page.AsSpan(0, _filled)));
            output.Write(_page.AsSpan(0, _filled));
            _filled = 0;
        }
    }
}
