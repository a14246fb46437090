namespace CivicCoding.Graph.Rdf;

/// <summary>An RDF term: an <see cref="Iri"/>, a <see cref="BlankNode"/> or a <see cref="Literal"/> (RDF 1.1 Concepts, section 3). Equality is term equality: literals keep their lexical form.</summary>
public abstract class Term : IEquatable<Term>
{
    private protected Term()
    {
    }

    public abstract TermKind Kind { get; }

    public abstract bool Equals(Term? other);

    public sealed override bool Equals(object? obj) => obj is Term other && Equals(other);

    public abstract override int GetHashCode();

    /// <summary>The term in N-Triples syntax.</summary>
    public abstract override string ToString();

    public static bool operator ==(Term? left, Term? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(Term? left, Term? right) => !(left == right);
}
