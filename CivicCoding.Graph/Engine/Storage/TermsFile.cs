using System.IO.Hashing;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>A dictionary file: the records of a range of terms, places, a table to find them by hash, and a checksum for every page of 64 KiB. Persisted: the layouts are frozen.</summary>
/// <remarks>
/// Format 2: the place (5 bytes) of the first of every four records, which follow one another; a term that was taken out is a record of two zero bytes. The table
/// is a byte of the hash for every slot, 0 for an empty one, and behind these the numbers (4 bytes). Format 1: a place for each record, slots of 8 bytes.
/// </remarks>
internal sealed unsafe class TermsFile : TermStretch, IDisposable
{
    public const uint Format = 2;
    public const int PageBits = 16;
    public const int PlaceBytes = 5;

    /// <summary>So many records have one place.</summary>
    public const int GroupBits = 2;
    private const ulong FirstFormat = 1;
    private const ulong PlaceMask = (1UL << 40) - 1;
    public static readonly int HeadBytes = Unsafe.SizeOf<Head>();

    private readonly MappedFile _file;
    private readonly Head _head;
    private readonly byte* _records;
    private readonly byte* _places;
    private readonly byte* _slots;
    private readonly byte* _sums;
    private readonly bool _isFirstFormat;
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
        _isFirstFormat = head.Format == FirstFormat;
        _verified = new ulong[(Pages(head.SumsStart) + 63) / 64];
    }

    public string Name { get; }

    public override ulong First => _head.First;

    public override ulong End => _head.First + _head.Count;

    /// <summary>The name of a file for a range; the round tells files of the same range apart.</summary>
    public static string NameOf(ulong first, ulong end, int round = 0) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"t{first:x10}-{end:x10}{(round == 0 ? "" : $"-{round}")}.terms");

    /// <exception cref="StorageFormatException">It is not such a file, or its head is damaged.</exception>
    public static TermsFile Open(IStorageFiles files, string name)
    {
        MappedFile file = files.Map(name);
        try
        {
            Head head = file.Length < HeadBytes ? default : Unsafe.ReadUnaligned<Head>(file.Pointer);
            if (head.Magic != Head.Mark || head.Format is not (FirstFormat or Format))
            {
                throw new StorageFormatException($"{name} is no dictionary file of a format up to {Format}.");
            }

            long pages = Pages(head.SumsStart);
            if (head.SumsStart < HeadBytes || head.SumsStart + (pages * 8) != file.Length || head.PlacesStart > head.SlotsStart || SumsStart(head) != head.SumsStart)
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
        ulong index = number - First;
        byte* place = _places + ((long)(_isFirstFormat ? index : index >> GroupBits) * PlaceBytes);
        Ensure(place, 8);
        byte* record = _records + (long)(Unsafe.ReadUnaligned<ulong>(place) & PlaceMask);
        for (ulong skip = _isFirstFormat ? 0 : index & ((1 << GroupBits) - 1); ; skip--)
        {
            Ensure(record, TermRecord.MaxHead);
            int length = TermRecord.Length(record);
            if (skip == 0)
            {
                Ensure(record, length);
                return record;
            }

            record += length;
        }
    }

    public override byte* Next(byte* record, ulong number)
    {
        if (_isFirstFormat)
        {
            return Record(number);
        }

        byte* next = record + TermRecord.Length(record);
        Ensure(next, TermRecord.MaxHead);
        Ensure(next, TermRecord.Length(next));
        return next;
    }

    public override void FetchSlot(uint hash)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(_slots + (SlotOf(hash) * (_isFirstFormat ? 8 : 1)));
        }
    }

    public override ulong Find(uint hash, TermTag tag, ulong reference, ReadOnlySpan<byte> value)
    {
        if (_isFirstFormat)
        {
            return FindInFirstFormat(hash, tag, reference, value);
        }

        Vector128<byte> mark = Vector128.Create(MarkOf(hash));
        byte* numbers = _slots + NumbersAt(_head.SlotCount);
        long at = SlotOf(hash);
        while (true)
        {
            // Behind the last slot lie the numbers, so that a whole vector can be read from any slot.
            int slots = (int)Math.Min(Vector128<byte>.Count, _head.SlotCount - at);
            Ensure(_slots + at, slots);
            Vector128<byte> here = Vector128.Load(_slots + at);
            uint valid = (1u << slots) - 1;
            uint empty = Vector128.Equals(here, Vector128<byte>.Zero).ExtractMostSignificantBits() & valid;
            uint found = Vector128.Equals(here, mark).ExtractMostSignificantBits() & valid & (empty - 1) & ~empty;
            for (; found != 0; found &= found - 1)
            {
                byte* place = numbers + ((at + BitOperations.TrailingZeroCount(found)) * 4);
                Ensure(place, 4);
                ulong number = First + Unsafe.ReadUnaligned<uint>(place);
                if (TermRecord.Is(Record(number), tag, reference, value))
                {
                    return number;
                }
            }

            if (empty != 0)
            {
                return 0;
            }

            at = at + slots == _head.SlotCount ? 0 : at + slots;
        }
    }

    /// <summary>What the table keeps of a hash beside its slot; never 0.</summary>
    public static byte MarkOf(uint hash) => (byte)(1 + (hash % 255));

    /// <summary>Where the numbers begin behind the bytes of the hashes.</summary>
    public static long NumbersAt(long slots) => (slots + 7) & ~7L;

    private static long SumsStart(Head head) =>
        head.SlotsStart + (head.Format == FirstFormat ? head.SlotCount * 8 : NumbersAt(head.SlotCount) + NumbersAt(head.SlotCount * 4));

    /// <summary>The slot where the search for a hash begins.</summary>
    private long SlotOf(uint hash) => (long)(((ulong)hash * (ulong)_head.SlotCount) >> 32);

    private ulong FindInFirstFormat(uint hash, TermTag tag, ulong reference, ReadOnlySpan<byte> value)
    {
        long at = SlotOf(hash);
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
    public struct Head
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
}
