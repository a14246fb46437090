using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax;

/// <summary>Reads RDF 1.1 XML Syntax (section 7) as a stream; internal entities are expanded up to a limit, external ones are never fetched: a reference to one is an error.</summary>
public static class RdfXmlReader
{
    /// <exception cref="RdfSyntaxException">The document is not well-formed, or breaks the grammar and the read is not lenient.</exception>
    public static void Read(Stream input, IQuadSink sink, RdfReadOptions options, CancellationToken cancellation)
    {
        new RdfXmlParser(input, sink, options, cancellation).Document();
    }
}
