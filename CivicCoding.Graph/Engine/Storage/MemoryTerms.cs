using System.Runtime.Intrinsics.X86;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>The newest terms: an arena of records, the place of each by number, and an open addressing table. One writer appends; readers need no lock, because a slot is written after the record that it leads to, and what a snapshot may see is below its high-water mark.</summary>
internal sealed unsafe class MemoryTerms : TermStretch
{
    private const int PageBits = 12;
    private const int FirstChunk = 1 << 16;
    private const int LargestChunk = 1 << 24;

    private readonly List<NativeBuffer> _chunks = [];
    private readonly ulong _first;
    private nint[][] _pages = [];
    private SlotTable _slots = new(256);
    private byte* _at;
    private byte* _chunkEnd;
    private ulong _count;

    public MemoryTerms(ulong first) => _first = first;

    public override ulong First => _first;

    public override ulong End => _first + Volatile.Read(ref _count);

    /// <summary>The bytes of all records.</summary>
    public long RecordBytes { get; private set; }

    public override byte* Record(ulong number)
    {
        ulong index = number - _first;
        return (byte*)Volatile.Read(ref _pages)[index >> PageBits][index & ((1 << PageBits) - 1)];
    }

    public override ulong Find(uint hash, TermTag tag, ulong reference, ReadOnlySpan<byte> value)
    {
        SlotTable table = Volatile.Read(ref _slots);
        for (uint at = hash & table.Mask; ; at = (at + 1) & table.Mask)
        {
            Slot* slot = table.Slots + at;
            uint place = Volatile.Read(ref slot->Place);
            if (place == 0)
            {
                GC.KeepAlive(table);
                return 0;
            }

            if (slot->Hash == hash && TermRecord.Is(slot->Record, tag, reference, value))
            {
                GC.KeepAlive(table);
                return _first + place - 1;
            }
        }
    }

    public override void FetchSlot(uint hash)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(_slots.Slots + (hash & _slots.Mask));
        }
    }

    /// <summary>Brings the record of a hash near, once its slot is.</summary>
    public void FetchRecord(uint hash)
    {
        Slot* slot = _slots.Slots + (hash & _slots.Mask);
        if (Sse.IsSupported && slot->Place != 0)
        {
            Sse.Prefetch0(slot->Record);
        }
    }

    /// <summary>Appends a term that is in no stretch yet, and returns its number.</summary>
    public ulong Add(uint hash, TermTag tag, ulong reference, ReadOnlySpan<byte> value)
    {
        if (_count >= uint.MaxValue - 1)
        {
            throw new InvalidOperationException("The dictionary takes no more than 4 billion terms between two flushes.");
        }

        if ((long)_count * 10 >= (_slots.Mask + 1L) * 6)
        {
            Grow();
        }

        byte* record = Room(value.Length + TermRecord.MaxHead);
        int length = TermRecord.Write(record, tag, reference, value);
        _at = record + length;
        RecordBytes += length;
        ulong index = _count;
        int page = (int)(index >> PageBits);
        if (page == _pages.Length)
        {
            var pages = new nint[Math.Max(4, _pages.Length * 2)][];
            _pages.CopyTo(pages, 0);
            Volatile.Write(ref _pages, pages);
        }

        (_pages[page] ??= new nint[1 << PageBits])[index & ((1 << PageBits) - 1)] = (nint)record;
        Insert(_slots, hash, (uint)index + 1, record);
        Volatile.Write(ref _count, index + 1);
        return _first + index;
    }

    /// <summary>The place comes last: a reader that sees it sees the rest.</summary>
    private static void Insert(SlotTable table, uint hash, uint place, byte* record)
    {
        uint at = hash & table.Mask;
        while (table.Slots[at].Place != 0)
        {
            at = (at + 1) & table.Mask;
        }

        Slot* slot = table.Slots + at;
        slot->Hash = hash;
        slot->Record = record;
        Volatile.Write(ref slot->Place, place);
    }

    private void Grow()
    {
        var larger = new SlotTable((_slots.Mask + 1L) * 2);
        for (long i = 0; i <= _slots.Mask; i++)
        {
            Slot* slot = _slots.Slots + i;
            if (slot->Place != 0)
            {
                Insert(larger, slot->Hash, slot->Place, slot->Record);
            }
        }

        Volatile.Write(ref _slots, larger);
    }

    private byte* Room(int length)
    {
        if (_chunkEnd - _at < length)
        {
            int size = (int)Math.Min(LargestChunk, (long)FirstChunk << Math.Min(_chunks.Count, 10));
            var chunk = new NativeBuffer(Math.Max(size, length));
            _chunks.Add(chunk);
            _at = chunk.Pointer;
            _chunkEnd = chunk.Pointer + chunk.Length;
        }

        return _at;
    }

    private struct Slot
    {
        public uint Place;
        public uint Hash;
        public byte* Record;
    }

    /// <summary>A power of two of slots; one that was outgrown goes with its last reader.</summary>
    private sealed class SlotTable(long slots)
    {
        private readonly NativeBuffer _memory = new(slots * sizeof(Slot), zeroed: true);

        public uint Mask { get; } = (uint)(slots - 1);

        public Slot* Slots => (Slot*)_memory.Pointer;
    }
}
