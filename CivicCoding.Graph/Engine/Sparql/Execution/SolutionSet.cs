namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>A set of solutions with numbers in the order of their arrival: open addressing over a <see cref="SolutionStore"/>.</summary>
internal sealed class SolutionSet : IDisposable
{
    private readonly MemoryAccount _memory;
    private readonly ulong[] _scratch;
    private int[] _slots = new int[64];
    private long _booked;

    public SolutionSet(int width, MemoryAccount memory)
    {
        _memory = memory;
        Store = new SolutionStore(width, memory);
        _scratch = new ulong[width];
    }

    public SolutionStore Store { get; }

    public int Count => Store.Count;

    /// <summary>The bytes that are booked for it.</summary>
    public long HeldBytes => _booked + Store.HeldBytes;

    /// <summary>Adds a solution of a batch that has the set's columns.</summary>
    /// <returns>Its number where it was there, else the complement (negative) of its new number.</returns>
    public int Add(Batch batch, int place)
    {
        for (int i = 0; i < _scratch.Length; i++)
        {
            _scratch[i] = batch.Columns[i][place];
        }

        return Add(_scratch);
    }

    public int Add(ReadOnlySpan<ulong> solution)
    {
        ulong hash = 0;
        foreach (ulong id in solution)
        {
            hash = KeyIndex.Mix(hash, id);
        }

        int[] slots = _slots;
        int mask = slots.Length - 1;
        int slot = (int)(hash >> 20) & mask;
        for (int there = slots[slot]; there != 0; there = slots[slot])
        {
            if (IsAt(there - 1, solution))
            {
                return there - 1;
            }

            slot = (slot + 1) & mask;
        }

        Store.Add(solution);
        _slots[slot] = Store.Count;
        if (Store.Count * 2L > _slots.Length)
        {
            Grow();
        }

        return ~(Store.Count - 1);
    }

    /// <summary>The number of a solution, -1 where it is not there.</summary>
    public int Find(ReadOnlySpan<ulong> solution)
    {
        ulong hash = 0;
        foreach (ulong id in solution)
        {
            hash = KeyIndex.Mix(hash, id);
        }

        int mask = _slots.Length - 1;
        for (int slot = (int)(hash >> 20) & mask; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            if (IsAt(_slots[slot] - 1, solution))
            {
                return _slots[slot] - 1;
            }
        }

        return -1;
    }

    public void Dispose()
    {
        Store.Dispose();
        _memory.Release(_booked);
        _booked = 0;
    }

    private bool IsAt(int place, ReadOnlySpan<ulong> solution)
    {
        for (int i = 0; i < solution.Length; i++)
        {
            if (Store.Column(i)[place] != solution[i])
            {
                return false;
            }
        }

        return true;
    }

    private void Grow()
    {
        int size = checked(_slots.Length * 4);
        _memory.Reserve(4L * size);
        _booked += 4L * size;
        int[] slots = new int[size];
        int mask = size - 1;
        for (int place = 0; place < Store.Count; place++)
        {
            ulong hash = 0;
            for (int i = 0; i < Store.Width; i++)
            {
                hash = KeyIndex.Mix(hash, Store.Column(i)[place]);
            }

            int slot = (int)(hash >> 20) & mask;
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            slots[slot] = place + 1;
        }

        _memory.Release(4L * _slots.Length * (_booked > 4L * size ? 1 : 0));
        _booked -= _booked > 4L * size ? 4L * _slots.Length : 0;
        _slots = slots;
    }
}
