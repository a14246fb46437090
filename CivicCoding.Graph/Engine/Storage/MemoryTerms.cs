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
    private ulong[] _slots = new ulong[256];
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
        ulong[] slots = Volatile.Read(ref _slots);
        uint mask = (uint)slots.Length - 1;
        for (uint at = hash & mask; ; at = (at + 1) & mask)
        {
            ulong slot = Volatile.Read(ref slots[at]);
            if (slot == 0)
            {
                return 0;
            }

            if ((uint)(slot >> 32) == hash)
            {
                ulong number = _first + (uint)slot - 1;
                if (TermRecord.Is(Record(number), tag, reference, value))
                {
                    return number;
                }
            }
        }
    }

    /// <summary>Appends a term that is in no stretch yet, and returns its number.</summary>
    public ulong Add(uint hash, TermTag tag, ulong reference, ReadOnlySpan<byte> value)
    {
        if (_count >= uint.MaxValue - 1)
        {
            throw new InvalidOperationException("The dictionary takes no more than 4 billion terms between two flushes.");
        }

        if ((long)_count * 10 >= _slots.Length * 6L)
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
        Insert(_slots, hash, (uint)index + 1);
        Volatile.Write(ref _count, index + 1);
        return _first + index;
    }

    private static void Insert(ulong[] slots, uint hash, uint place)
    {
        uint mask = (uint)slots.Length - 1;
        uint at = hash & mask;
        while (slots[at] != 0)
        {
            at = (at + 1) & mask;
        }

        Volatile.Write(ref slots[at], ((ulong)hash << 32) | place);
    }

    private void Grow()
    {
        var larger = new ulong[_slots.Length * 2L];
        foreach (ulong slot in _slots)
        {
            if (slot != 0)
            {
                Insert(larger, (uint)(slot >> 32), (uint)slot);
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
}
