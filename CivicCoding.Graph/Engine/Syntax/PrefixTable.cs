using System.IO.Hashing;

namespace CivicCoding.Graph.Syntax;

/// <summary>Prefix names to IRIs, both as UTF-8.</summary>
internal sealed class PrefixTable
{
    private readonly long _seed = Random.Shared.NextInt64();
    private readonly List<Entry> _entries = [];
    private int[] _buckets = new int[64];

    /// <summary>Declares or redeclares a prefix.</summary>
    public void Set(ReadOnlySpan<byte> name, byte[] iri)
    {
        int at = IndexOf(name);
        if (at >= 0)
        {
            _entries[at] = _entries[at] with { Iri = iri };
            return;
        }

        if (_entries.Count == _buckets.Length)
        {
            Widen();
        }

        ref int bucket = ref _buckets[Bucket(name)];
        _entries.Add(new Entry(name.ToArray(), iri, bucket));
        bucket = _entries.Count;
    }

    /// <summary>The IRI of a prefix, or null.</summary>
    public byte[]? Find(ReadOnlySpan<byte> name)
    {
        int at = IndexOf(name);
        return at < 0 ? null : _entries[at].Iri;
    }

    private int IndexOf(ReadOnlySpan<byte> name)
    {
        for (int i = _buckets[Bucket(name)]; i != 0; i = _entries[i - 1].Next)
        {
            if (name.SequenceEqual(_entries[i - 1].Name))
            {
                return i - 1;
            }
        }

        return -1;
    }

    private int Bucket(ReadOnlySpan<byte> name) => (int)(XxHash3.HashToUInt64(name, _seed) & (uint)(_buckets.Length - 1));

    private void Widen()
    {
        _buckets = new int[_buckets.Length * 2];
        for (int i = 0; i < _entries.Count; i++)
        {
            ref int bucket = ref _buckets[Bucket(_entries[i].Name)];
            _entries[i] = _entries[i] with { Next = bucket };
            bucket = i + 1;
        }
    }

    private sealed record Entry(byte[] Name, byte[] Iri, int Next);
}
