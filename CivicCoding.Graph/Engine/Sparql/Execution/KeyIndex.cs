using System.Numerics;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>A hash index over some columns of a <see cref="SolutionStore"/>: chains of places with equal hashes, in ascending order. Without key columns all solutions are in one chain.</summary>
internal sealed class KeyIndex : IDisposable
{
    private readonly SolutionStore _store;
    private readonly int[] _keys;
    private readonly int[] _heads;
    private readonly int[] _next;
    private readonly int _shift;
    private readonly MemoryAccount _memory;
    private long _booked;

    public KeyIndex(SolutionStore store, int[] keys, QueryContext context)
    {
        _store = store;
        _keys = keys;
        _memory = context.Memory;
        int size = keys.Length == 0 ? 1 : (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(store.Count, 4, 1 << 28));
        _booked = 4L * (size + store.Count);
        _memory.Reserve(_booked);
        _shift = 64 - BitOperations.Log2((uint)size);
        _heads = new int[size];
        _next = new int[store.Count];
        for (int i = store.Count - 1; i >= 0; i--)
        {
            context.Step();
            int slot = Slot(HashAt(i));
            _next[i] = _heads[slot];
            _heads[slot] = i + 1;
        }
    }

    /// <summary>The first place of the chain for a key, -1 where it is empty; the places of a chain may have other keys.</summary>
    public int First(ulong hash) => _heads[Slot(hash)] - 1;

    public int Next(int place) => _next[place] - 1;

    /// <summary>True where the solution at a place has the keys of a batch's solution.</summary>
    public bool Matches(int place, Batch batch, int[] columns, int i)
    {
        for (int k = 0; k < columns.Length; k++)
        {
            if (_store.Column(_keys[k])[place] != batch.Columns[columns[k]][i])
            {
                return false;
            }
        }

        return true;
    }

    public static ulong Hash(Batch batch, int[] columns, int i)
    {
        ulong hash = 0;
        foreach (int column in columns)
        {
            hash = Mix(hash, batch.Columns[column][i]);
        }

        return hash;
    }

    public static ulong Mix(ulong hash, ulong value)
    {
        ulong mixed = (BitOperations.RotateLeft(hash, 23) ^ value) * 0x9E3779B97F4A7C15UL;
        return mixed ^ (mixed >> 29);
    }

    public void Dispose()
    {
        _memory.Release(_booked);
        _booked = 0;
    }

    private int Slot(ulong hash) => _shift == 64 ? 0 : (int)((hash * 0xD6E8FEB86659FD93UL) >> _shift);

    private ulong HashAt(int i)
    {
        ulong hash = 0;
        foreach (int key in _keys)
        {
            hash = Mix(hash, _store.Column(key)[i]);
        }

        return hash;
    }
}
