using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax;

/// <summary>Reads RDF 1.1 N-Quads (sections 2 and 4) from UTF-8, one line at a time.</summary>
public static class NQuadsReader
{
    /// <exception cref="RdfSyntaxException">A line breaks the grammar and the read is not lenient.</exception>
    public static void Read(Stream input, IQuadSink sink, RdfReadOptions options, CancellationToken cancellation) =>
        new StatementLines(input, sink, options, graphs: true, cancellation).Read();
}
