namespace CivicCoding.Graph.Rdf;

/// <summary>An RDF triple (RDF 1.1 Concepts, section 3.1).</summary>
public readonly record struct Triple(Term Subject, Iri Predicate, Term Object)
{
    public override string ToString() => $"{Subject} {Predicate} {Object} .";
}
