using System.IO.Hashing;

namespace CivicCoding.Graph.Syntax.Xml;

/// <summary>Values by a key of bytes, looked up by a span without a copy.</summary>
internal sealed class ByteTable<T>
    where T : class
{
    private readonly long _seed = Random.Shared.NextInt64();
    private Entry[] _entries = new Entry[32];
    private int[] _buckets = new int[64];

    public int Count { get; private set; }

    /// <summary>The value of a key, or null.</summary>
    public T? Find(ReadOnlySpan<byte> key)
    {
        uint hash = Hash(key);
        for (int i = _buckets[hash & (uint)(_buckets.Length - 1)]; i != 0;)
        {
            ref Entry entry = ref _entries[i - 1];
            if (entry.Hash == hash && key.SequenceEqual(entry.Key))
            {
                return entry.Value;
            }

            i = entry.Next;
        }

        return null;
    }

    /// <summary>All values.</summary>
    public IEnumerable<T> Values => _entries.Take(Count).Select(e => e.Value);

    /// <summary>Adds a value under a key that is not there yet.</summary>
    public void Add(byte[] key, T value)
    {
        if (Count == _entries.Length)
        {
            Widen();
        }

        uint hash = Hash(key);
        ref int bucket = ref _buckets[hash & (uint)(_buckets.Length - 1)];
        _entries[Count] = new Entry(hash, bucket, key, value);
        bucket = ++Count;
    }

    public void Clear()
    {
        _entries = new Entry[32];
        _buckets = new int[64];
        Count = 0;
    }

    private uint Hash(ReadOnlySpan<byte> key) => (uint)XxHash3.HashToUInt64(key, _seed);

    private void Widen()
    {
        Array.Resize(ref _entries, _entries.Length * 2);
        _buckets = new int[_buckets.Length * 2];
        for (int i = 0; i < Count; i++)
        {
            ref Entry entry = ref _entries[i];
            ref int bucket = ref _buckets[entry.Hash & (uint)(_buckets.Length - 1)];
            entry.Next = bucket;
            bucket = i + 1;
        }
    }

    private struct Entry(uint hash, int next, byte[] key, T value)
    {
        public readonly uint Hash = hash;
        public readonly byte[] Key = key;
        public readonly T Value = value;
        public int Next = next;
    }
}
