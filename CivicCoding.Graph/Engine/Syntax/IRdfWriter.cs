using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax;

/// <summary>Writes quads as a document. A document is whole only after <see cref="Complete"/>; disposing without it leaves a cut document, as an error should.</summary>
public interface IRdfWriter : IQuadSink, IDisposable
{
    /// <summary>Writes what is pending and the end of the document, and flushes the stream without closing it.</summary>
    void Complete();
}
