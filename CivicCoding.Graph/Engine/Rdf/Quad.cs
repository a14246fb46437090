namespace CivicCoding.Graph.Rdf;

/// <summary>A triple in a graph of a dataset; <see cref="Graph"/> is null for the default graph (RDF 1.1 Concepts, section 4).</summary>
public readonly record struct Quad(Term Subject, Iri Predicate, Term Object, Term? Graph = null)
{
    public Triple Triple => new(Subject, Predicate, Object);

    public override string ToString() => Graph is null ? $"{Subject} {Predicate} {Object} ." : $"{Subject} {Predicate} {Object} {Graph} .";
}
