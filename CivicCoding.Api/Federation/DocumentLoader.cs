using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Update;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Federation;

/// <summary>Fetches the documents of LOAD (SPARQL 1.1 Update, section 3.1.4) in any RDF syntax that the server reads.</summary>
internal sealed class DocumentLoader(OutsideClient outside) : IDocumentLoader
{
    private static readonly string s_accept = string.Join(", ", RdfFormat.All.Where(f => f.CanRead).Select(f => f.MediaTypes[0])) + ", */*;q=0.1";

    /// <summary>Gives the JSON-LD contexts of the store that loads; set once it is open.</summary>
    public Func<string, ReadOnlyMemory<byte>?>? Contexts { get; set; }

    public void Load(Iri document, IQuadSink sink, CancellationToken cancellation)
    {
        try
        {
            using OutsideAnswer answer = outside.Send(document.Value, s_accept, null, outside.Limits.Time, cancellation);
            RdfFormat format = (answer.MediaType is { } type ? RdfFormat.FromMediaType(type) : null) ?? RdfFormat.FromFileName(answer.Address.AbsolutePath)
                ?? throw new UpdateException($"LOAD {document}: the answer is {answer.MediaType ?? "without a media type"}, which is no RDF syntax that is read here.");
            using Stream body = answer.Open(outside.Limits.DocumentBytes);
            format.Read(body, sink, new RdfReadOptions { Base = answer.Address.AbsoluteUri, MaxDocumentBytes = outside.Limits.DocumentBytes, Contexts = Contexts }, cancellation);
        }
        catch (Exception error) when (error is OutsideException or RdfSyntaxException or NotSupportedException)
        {
            throw new UpdateException($"LOAD {document}: {error.Message}", error);
        }
    }
}
