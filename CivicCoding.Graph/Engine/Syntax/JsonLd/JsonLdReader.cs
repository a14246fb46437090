using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>Reads JSON-LD 1.1; contexts come from <see cref="RdfReadOptions.Contexts"/> alone. An error's message begins with the code of JSON-LD 1.1 API, section 9.6.1.</summary>
/// <remarks>
/// An array, and an object with @context first and then @graph alone, is read item by item and holds one item at a time, up to <see cref="RdfReadOptions.MaxDocumentBytes"/>;
/// any other document is held whole, up to the same limit.
/// </remarks>
public static class JsonLdReader
{
    public static void Read(Stream input, IQuadSink sink, RdfReadOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(sink);
        ArgumentNullException.ThrowIfNull(options);
        new JsonLdRun(input, sink, options, cancellation).Read();
    }
}
