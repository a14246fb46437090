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

    /// <summary>The record of the term behind another one that lies in it too.</summary>
    /// <param name="record">The record of the term before it.</param>
    /// <param name="number">The number of the term that is wanted.</param>
    public virtual byte* Next(byte* record, ulong number) => Record(number);

    /// <summary>Brings the slot of a hash near, for a <see cref="Find"/> that comes soon. For the writer.</summary>
    public abstract void FetchSlot(uint hash);

    /// <summary>The number of a term, 0 where it is not here.</summary>
    public abstract ulong Find(uint hash, TermTag tag, ulong reference, ReadOnlySpan<byte> value);
}
