namespace CivicCoding.Graph.Rdf;

/// <summary>Receives the quads of a document in its order. Spans are valid during the call only.</summary>
public interface IQuadSink
{
    /// <summary>One quad; a graph of kind None is the default graph. Blank node labels are unique within one document: a reader never gives a label it made up to a node that the document named.</summary>
    void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph);

    /// <summary>A prefix that the document declares; for writers that keep prefixes.</summary>
    void Prefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri)
    {
    }

    /// <summary>A base IRI that the document declares.</summary>
    void Base(ReadOnlySpan<byte> iri)
    {
    }
}
