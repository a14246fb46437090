using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax;

/// <summary>Reads RDF 1.1 Turtle (section 6) from UTF-8, as a stream.</summary>
public static class TurtleReader
{
    /// <exception cref="RdfSyntaxException">The document breaks the grammar and the read is not lenient.</exception>
    public static void Read(Stream input, IQuadSink sink, RdfReadOptions options, CancellationToken cancellation) =>
        new TurtleParser(input, sink, options, graphs: false, cancellation).Document();
}
