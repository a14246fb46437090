using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>The blank node labels of one document and the blank nodes that they stand for in the store.</summary>
internal sealed class BlankLabels
{
    private readonly Dictionary<byte[], TermId> _known = new(new ByByte());
    private readonly Dictionary<byte[], TermId>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    public BlankLabels() => _lookup = _known.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>The blank node of a label, a new one at the first sight of it.</summary>
    public TermId Map(ReadOnlySpan<byte> label, Func<TermId> create)
    {
        if (!_lookup.TryGetValue(label, out TermId id))
        {
            id = create();
            _lookup[label] = id;
        }

        return id;
    }

    private sealed class ByByte : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate) => (int)XxHash3.HashToUInt64(alternate);

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
