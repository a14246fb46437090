namespace CivicCoding.Graph.Rdf;

/// <summary>An absolute IRI (RDF 1.1 Concepts, section 3.2), compared character by character and never normalised.</summary>
public sealed class Iri : Term
{
    public Iri(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    public string Value { get; }

    public override TermKind Kind => TermKind.Iri;

    public override bool Equals(Term? other) => other is Iri iri && string.Equals(Value, iri.Value, StringComparison.Ordinal);

    public override int GetHashCode() => string.GetHashCode(Value, StringComparison.Ordinal);

    public override string ToString() => NTriplesText.Of(this);
}
