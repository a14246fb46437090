namespace CivicCoding.Graph.Rdf;

/// <summary>A term as 64 bits: a <see cref="TermTag"/> in the top four, a dictionary number or an inline value in the other sixty. Within one store a term has exactly one id, so that equal ids are equal terms.</summary>
public readonly struct TermId : IEquatable<TermId>, IComparable<TermId>
{
    public const int PayloadBits = 60;
    public const ulong PayloadMask = (1UL << PayloadBits) - 1;

    public TermId(ulong bits) => Bits = bits;

    public TermId(TermTag tag, ulong payload) => Bits = ((ulong)tag << PayloadBits) | (payload & PayloadMask);

    /// <summary>No term: unbound, or the default graph.</summary>
    public static TermId None => default;

    public ulong Bits { get; }

    public TermTag Tag => (TermTag)(Bits >> PayloadBits);

    public ulong Payload => Bits & PayloadMask;

    public bool IsNone => Bits == 0;

    /// <summary>True for literals of any storage form; false for query-local terms, whose kind their table knows.</summary>
    public bool IsLiteral => Tag is >= TermTag.String and <= TermTag.Double or TermTag.DirLangString;

    /// <summary>True where the value stands in the id itself.</summary>
    public bool IsInline => Tag is >= TermTag.Integer and <= TermTag.Double;

    public static bool operator ==(TermId left, TermId right) => left.Bits == right.Bits;

    public static bool operator !=(TermId left, TermId right) => left.Bits != right.Bits;

    public bool Equals(TermId other) => Bits == other.Bits;

    public override bool Equals(object? obj) => obj is TermId other && Equals(other);

    public override int GetHashCode() => Bits.GetHashCode();

    public int CompareTo(TermId other) => Bits.CompareTo(other.Bits);

    public override string ToString() => $"{Tag}:{Payload}";
}
