namespace CivicCoding.Graph.Rdf;

/// <summary>The kinds of RDF term (RDF 1.1 Concepts, section 3.1). <see cref="None"/> stands for "no term": an unbound variable or the default graph.</summary>
public enum TermKind : byte
{
    None = 0,
    Iri = 1,
    BlankNode = 2,
    Literal = 3,
}
