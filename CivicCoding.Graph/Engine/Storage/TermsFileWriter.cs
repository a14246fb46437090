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
        (long kept, long recordBytes) = Measure(terms, first, end, use);
        long slotCount = (kept * 5 / 4) + 1;
        var places = new byte[((((long)(end - first) >> TermsFile.GroupBits) + 1) * TermsFile.PlaceBytes) + 8];
        var marks = new byte[TermsFile.NumbersAt(slotCount)];
        var numbers = new uint[TermsFile.NumbersAt(slotCount * 4) / 4];
        var head = new TermsFile.Head { Magic = TermsFile.Head.Mark, Format = TermsFile.Format, First = first, Count = end - first, SlotCount = slotCount };
        head.PlacesStart = TermsFile.HeadBytes + recordBytes + ReadAhead;
        head.SlotsStart = (head.PlacesStart + places.Length + 7) & ~7L;
        head.SumsStart = head.SlotsStart + marks.Length + (numbers.LongLength * 4);
        output.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<TermsFile.Head>(ref head)));
        long place = 0;
        var walk = new TermWalk(terms, first, end);
        while (walk.MoveNext())
        {
            ulong index = walk.Number - first;
            if ((index & ((1 << TermsFile.GroupBits) - 1)) == 0)
            {
                Unsafe.WriteUnaligned(ref places[(long)(index >> TermsFile.GroupBits) * TermsFile.PlaceBytes], (ulong)place);
            }

            ReadOnlySpan<byte> record = Gone;
            if (IsKept(walk, use))
            {
                record = new ReadOnlySpan<byte>(walk.Record, TermRecord.Length(walk.Record));
                ReadOnlySpan<byte> value = TermRecord.Read(walk.Record, out TermTag tag, out ulong reference);
                Fill(marks, numbers, slotCount, TermRecord.Hash(tag, reference, value), (uint)index);
            }

            output.Write(record);
            place += record.Length;
        }

        output.FillTo(head.PlacesStart);
        output.Write(places);
        output.FillTo(head.SlotsStart);
        output.Write(marks);
        output.Write(numbers);
        (long length, UInt128 hash) = output.Complete();
        return new StoredFile(name, FileKind.Terms, default, (long)first, (long)(end - first), length, hash);
    }

    /// <summary>How many terms are kept, and the bytes of all records.</summary>
    private static (long Kept, long Bytes) Measure(TermView terms, ulong first, ulong end, TermUse? use)
    {
        long kept = 0;
        long bytes = 0;
        var walk = new TermWalk(terms, first, end);
        while (walk.MoveNext())
        {
            bool isKept = IsKept(walk, use);
            kept += isKept ? 1 : 0;
            bytes += isKept ? TermRecord.Length(walk.Record) : Gone.Length;
        }

        return (kept, bytes);
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

    private static bool IsKept(in TermWalk walk, TermUse? use) => *walk.Record != (byte)TermTag.None && (use is null || use.IsUsed(walk.Number));

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
