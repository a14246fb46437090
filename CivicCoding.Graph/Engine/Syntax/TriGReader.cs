using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax;

/// <summary>Reads RDF 1.1 TriG (section 4) from UTF-8, as a stream.</summary>
public static class TriGReader
{
    /// <exception cref="RdfSyntaxException">The document breaks the grammar and the read is not lenient.</exception>
    public static void Read(Stream input, IQuadSink sink, RdfReadOptions options, CancellationToken cancellation) =>
        new TurtleParser(input, sink, options, graphs: true, cancellation).Document();
}
