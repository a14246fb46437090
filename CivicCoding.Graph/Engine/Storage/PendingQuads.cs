namespace CivicCoding.Graph.Storage;

/// <summary>The quads that a transaction changes: true for one that will be there, false for one that will be gone, null where the change was taken back. Arrays of its own and no dictionary, whose code for such keys is compiled only while writers wait.</summary>
internal sealed class PendingQuads
{
    private const int FirstRoom = 4;

    /// <summary>Odd, and another in each process: who writes cannot choose quads that fall on one slot.</summary>
    private static readonly ulong s_spread = (ulong)Random.Shared.NextInt64() | 1;

    private QuadKey[] _keys = [];
    private bool?[] _changes = [];
    private int[] _slots = [];
    private int _count;

    public bool IsEmpty => _count == 0;

    /// <summary>The change of the quad at a place.</summary>
    public ref bool? this[int place] => ref _changes[place];

    /// <summary>The place of a quad, which is new and without a change where it had none.</summary>
    public int PlaceOf(in QuadKey key)
    {
        if (_count == _keys.Length)
        {
            Grow();
        }

        int mask = _slots.Length - 1;
        int at = HashOf(key) & mask;
        for (; _slots[at] != 0; at = (at + 1) & mask)
        {
            if (_keys[_slots[at] - 1] == key)
            {
                return _slots[at] - 1;
            }
        }

        _keys[_count] = key;
        _slots[at] = ++_count;
        return _count - 1;
    }

    /// <summary>Takes out the quads with one of the changes.</summary>
    public QuadKey[] Where(bool change)
    {
        int count = 0;
        for (int i = 0; i < _count; i++)
        {
            count += _changes[i] == change ? 1 : 0;
        }

        QuadKey[] quads = count == 0 ? [] : GC.AllocateUninitializedArray<QuadKey>(count);
        for (int i = 0, at = 0; i < _count; i++)
        {
            if (_changes[i] == change)
            {
                quads[at++] = _keys[i];
            }
        }

        return quads;
    }

    public void Clear()
    {
        _keys = [];
        _changes = [];
        _slots = [];
        _count = 0;
    }

    private static int HashOf(in QuadKey key)
    {
        ulong hash = (key.A * s_spread) ^ (key.C + (key.A >> 32));
        hash = (hash * s_spread) ^ (key.B + (hash >> 32));
        hash = (hash * s_spread) ^ (key.D + (hash >> 32));
        return (int)((hash * s_spread) >> 32);
    }

    private void Grow()
    {
        int room = Math.Max(FirstRoom, _keys.Length * 2);
        Array.Resize(ref _keys, room);
        Array.Resize(ref _changes, room);
        _slots = new int[room * 2];
        int mask = _slots.Length - 1;
        for (int i = 0; i < _count; i++)
        {
            int at = HashOf(_keys[i]) & mask;
            while (_slots[at] != 0)
            {
                at = (at + 1) & mask;
            }

            _slots[at] = i + 1;
        }
    }
}
