using CivicCoding.Api.Sparql;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Negotiation;

/// <summary>An answer that is an RDF document.</summary>
internal sealed class RdfResult(RdfFormat format, Action<IQuadSink> write) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        string type = format.MediaTypes[0];
        response.ContentType = type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type;
        await using var output = new ResponseStream(response, httpContext.RequestAborted);
        using (IRdfWriter writer = format.OpenWriter(output, new RdfWriteOptions { Prefixes = Prefixes.All }))
        {
            write(writer);
            writer.Complete();
        }

        await output.CompleteAsync();
    }

    /// <summary>Hands term objects to a sink.</summary>
    public static void Write(IQuadSink sink, IEnumerable<Triple> triples)
    {
        var subject = new TermScratch();
        var predicate = new TermScratch();
        var value = new TermScratch();
        foreach (Triple triple in triples)
        {
            sink.Quad(subject.Encode(triple.Subject), predicate.Encode(triple.Predicate), value.Encode(triple.Object), TermSpan.None);
        }
    }
}
