using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Update;

/// <summary>Fetches the documents of LOAD. Allow-lists, bounds and transport live behind it.</summary>
public interface IDocumentLoader
{
    /// <summary>Reads a document into the sink. Called before the writer lock where the caller resolves documents ahead.</summary>
    /// <exception cref="UpdateException">The document may not or cannot be fetched or read; the message says why.</exception>
    void Load(Iri document, IQuadSink sink, CancellationToken cancellation);
}
