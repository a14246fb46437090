using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>A dictionary file: the records of a range of terms, the place of each (5 bytes), a table to find them by hash, and a checksum for every page of 64 KiB. Persisted: the layout is frozen.</summary>
internal sealed unsafe class TermsFile : TermStretch, IDisposable
{
    public const uint Format = 1;
    private const int PageBits = 16;
    private const int PlaceBytes = 5;
    private const int GoneBytes = 2;
    private const ulong PlaceMask = (1UL << 40) - 1;
    private static readonly int HeadBytes = Unsafe.SizeOf<Head>();

    private readonly MappedFile _file;
    private readonly Head _head;
    private readonly byte* _records;
    private readonly byte* _places;
    private readonly byte* _slots;
    private readonly byte* _sums;
    private readonly ulong[] _verified;

    private TermsFile(MappedFile file, Head head, string name)
    {
        _file = file;
        _head = head;
        Name = name;
        _records = file.Pointer + HeadBytes;
        _places = file.Pointer + head.PlacesStart;
        _slots = file.Pointer + head.SlotsStart;
        _sums = file.Pointer + head.SumsStart;
        _verified = new ulong[(Pages(head.SumsStart) + 63) / 64];
    }

    public string Name { get; }

    public override ulong First => _head.First;

    public override ulong End => _head.First + _head.Count;

    /// <summary>The name of a file for a range; the round tells files of the same range apart.</summary>
    public static string NameOf(ulong first, ulong end, int round = 0) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"t{first:x10}-{end:x10}{(round == 0 ? "" : $"-{round}")}.terms");

    /// <summary>Writes the terms from a number up to another into a new file, synced; the folder is the caller's. A term that is not kept leaves its number behind, without a text: all such numbers lead to one record of two zero bytes.</summary>
    public static StoredFile Write(IStorageFiles files, string name, TermView terms, ulong first, ulong end, TermUse? use = null)
    {
        using var output = new PagedOutput(new HashedOutput(files, name));
        long slotCount = (CountKept(terms, first, end, use) * 4 / 3) + 1;
        long recordBytes = 0;
        long gone = -1;
        var places = new byte[((long)(end - first) * PlaceBytes) + 8];
        var slots = new ulong[slotCount];
        for (ulong number = first; number < end; number++)
        {
            if (!IsKept(terms, number, use))
            {
                if (gone < 0)
                {
                    gone = recordBytes;
                    recordBytes += GoneBytes;
                }

                Unsafe.WriteUnaligned(ref places[(long)(number - first) * PlaceBytes], (ulong)gone);
                continue;
            }

            byte* record = terms.Record(number);
            ReadOnlySpan<byte> value = TermRecord.Read(record, out TermTag tag, out ulong reference);
            Unsafe.WriteUnaligned(ref places[(long)(number - first) * PlaceBytes], (ulong)recordBytes);
            recordBytes += TermRecord.HeadLength(record) + value.Length;
            Fill(slots, TermRecord.Hash(tag, reference, value), (uint)(number - first + 1));
        }

        var head = new Head { Magic = Head.Mark, Format = Format, First = first, Count = end - first, SlotCount = slotCount };
        head.PlacesStart = HeadBytes + recordBytes + 32;
        head.SlotsStart = (head.PlacesStart + places.Length + 7) & ~7L;
        head.SumsStart = head.SlotsStart + (slotCount * 8);
        output.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<Head>(ref head)));
        WriteRecords(output, terms, first, end, use);
        output.FillTo(head.PlacesStart);
        output.Write(places);
        output.FillTo(head.SlotsStart);
        output.Write(MemoryMarshal.AsBytes<ulong>(slots));
        (long length2, UInt128 hash128) = output.Complete();
        return new StoredFile(name, FileKind.Terms, default, (long)first, (long)(end - first), length2, hash128);
    }

    private static void Fill(ulong[] slots, uint hash, uint place)
    {
        long at = (long)(((ulong)hash * (ulong)slots.LongLength) >> 32);
        while (slots[at] != 0)
        {
            at = at + 1 == slots.LongLength ? 0 : at + 1;
        }

        slots[at] = ((ulong)hash << 32) | place;
    }

    private static void WriteRecords(PagedOutput output, TermView terms, ulong first, ulong end, TermUse? use)
    {
        bool hasGone = false;
        for (ulong number = first; number < end; number++)
        {
            if (!IsKept(terms, number, use))
            {
                output.Write(new byte[hasGone ? 0 : GoneBytes]);
                hasGone = true;
                continue;
            }

            byte* record = terms.Record(number);
            int length = TermRecord.Read(record, out _, out _).Length + TermRecord.HeadLength(record);
            output.Write(new ReadOnlySpan<byte>(record, length));
        }
    }

    /// <exception cref="StorageFormatException">It is not such a file, or its head is damaged.</exception>
    public static TermsFile Open(IStorageFiles files, string name)
    {
        MappedFile file = files.Map(name);
        try
        {
            Head head = file.Length < HeadBytes ? default : Unsafe.ReadUnaligned<Head>(file.Pointer);
            if (head.Magic != Head.Mark || head.Format != Format)
            {
                throw new StorageFormatException($"{name} is no dictionary file of format {Format}.");
            }

            long pages = Pages(head.SumsStart);
            if (head.SumsStart < HeadBytes || head.SumsStart + (pages * 8) != file.Length || head.PlacesStart > head.SlotsStart || head.SlotsStart + (head.SlotCount * 8) != head.SumsStart)
            {
                throw new StorageFormatException($"The head of {name} is damaged or the file was cut. Restore it from a backup.");
            }

            var terms = new TermsFile(file, head, name);
            terms.Ensure(file.Pointer, HeadBytes);
            return terms;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public override byte* Record(ulong number)
    {
        byte* place = _places + ((long)(number - First) * PlaceBytes);
        Ensure(place, 8);
        byte* record = _records + (long)(Unsafe.ReadUnaligned<ulong>(place) & PlaceMask);
        Ensure(record, TermRecord.MaxHead);
        int length = TermRecord.Read(record, out _, out _).Length;
        Ensure(record, length + TermRecord.MaxHead);
        return record;
    }

    public override ulong Find(uint hash, TermTag tag, ulong reference, ReadOnlySpan<byte> value)
    {
        long at = (long)(((ulong)hash * (ulong)_head.SlotCount) >> 32);
        while (true)
        {
            byte* place = _slots + (at * 8);
            Ensure(place, 8);
            ulong slot = Unsafe.ReadUnaligned<ulong>(place);
            if (slot == 0)
            {
                return 0;
            }

            if ((uint)(slot >> 32) == hash)
            {
                ulong number = First + (uint)slot - 1;
                if (TermRecord.Is(Record(number), tag, reference, value))
                {
                    return number;
                }
            }

            at = at + 1 == _head.SlotCount ? 0 : at + 1;
        }
    }

    /// <summary>Checks every page.</summary>
    /// <exception cref="StorageFormatException">A page is damaged.</exception>
    public void Verify(CancellationToken cancellation)
    {
        for (long page = 0; page < Pages(_head.SumsStart); page++)
        {
            cancellation.ThrowIfCancellationRequested();
            Check(page);
        }
    }

    public void Dispose() => _file.Dispose();

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

    private static long Pages(long length) => (length + (1 << PageBits) - 1) >> PageBits;

    /// <summary>Checks the pages that hold some bytes when they are first read.</summary>
    private void Ensure(byte* start, long length)
    {
        long from = start - _file.Pointer;
        if (from < 0 || from + length > _file.Length)
        {
            throw new StorageFormatException($"A place in {Name} lies outside of it: the file is damaged. Restore it from a backup.");
        }

        long last = Math.Min(from + length, _head.SumsStart) - 1;
        for (long page = from >> PageBits; page <= last >> PageBits; page++)
        {
            if ((Volatile.Read(ref _verified[page >> 6]) & (1UL << (int)(page & 63))) == 0)
            {
                Check(page);
                Interlocked.Or(ref _verified[page >> 6], 1UL << (int)(page & 63));
            }
        }
    }

    private void Check(long page)
    {
        long start = page << PageBits;
        int length = (int)Math.Min(1 << PageBits, _head.SumsStart - start);
        if (XxHash3.HashToUInt64(new ReadOnlySpan<byte>(_file.Pointer + start, length)) != Unsafe.ReadUnaligned<ulong>(_sums + (page * 8)))
        {
            throw new StorageFormatException($"Page {page} of {Name} is damaged. Run verify, and restore the file from a backup.");
        }
    }

    [StructLayout(LayoutKind.Sequential, Pack = 8)]
    private struct Head
    {
        public const ulong Mark = 0x534D524554564943;

        public ulong Magic;
        public ulong Format;
        public ulong First;
        public ulong Count;
        public long SlotCount;
        public long PlacesStart;
        public long SlotsStart;
        public long SumsStart;
    }

    /// <summary>Writes the file page by page and its checksums behind the last one.</summary>
    private sealed class PagedOutput(HashedOutput output) : IDisposable
    {
        private readonly byte[] _page = new byte[1 << PageBits];
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
