using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>The terms of a range of consecutive numbers.</summary>
internal abstract unsafe class TermStretch
{
    /// <summary>The number of its first term.</summary>
    public abstract ulong First { get; }

    /// <summary>The number behind its last term.</summary>
    public abstract ulong End { get; }

    /// <summary>The record of a term that lies in it.</summary>
    public abstract byte* Record(ulong number);

    /// <summary>The number of a term, 0 where it is not here.</summary>
    public abstract ulong Find(uint hash, TermTag tag, ulong reference, ReadOnlySpan<byte> value);
}
