using System.Buffers.Binary;
using System.IO.Hashing;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest.Runs;

/// <summary>Names terms and triples by 128 bits of their text (XXH128), so that large sources can be compared without holding their terms.</summary>
internal sealed class TripleHash
{
    private readonly XxHash128 _hash = new();
    private readonly byte[] _head = new byte[13];

    public UInt128 Of(in TermSpan subject, in TermSpan predicate, in TermSpan @object)
    {
        Append(subject);
        Append(predicate);
        Append(@object);
        return Take();
    }

    public UInt128 Of(in TermSpan term)
    {
        Append(term);
        return Take();
    }

    private void Append(in TermSpan term)
    {
        _head[0] = (byte)term.Kind;
        BinaryPrimitives.WriteInt32LittleEndian(_head.AsSpan(1), term.Value.Length);
        BinaryPrimitives.WriteInt32LittleEndian(_head.AsSpan(5), term.Datatype.Length);
        BinaryPrimitives.WriteInt32LittleEndian(_head.AsSpan(9), term.Language.Length);
        _hash.Append(_head);
        _hash.Append(term.Value);
        _hash.Append(term.Datatype);
        _hash.Append(term.Language);
    }

    private UInt128 Take()
    {
        UInt128 value = _hash.GetCurrentHashAsUInt128();
        _hash.Reset();
        return value;
    }
}
