using CivicCoding.Api.Network;
using CivicCoding.Api.Sparql;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Things;

/// <summary>All that the public graphs say of a thing and of its parts, as triples.</summary>
internal sealed class ThingDocument(GraphReading reading)
{
    public async Task<bool> ExistsAsync(Iri thing, CancellationToken cancellation) =>
        SafeIri.TryRead(thing.Value, out _) && await reading.AskAsync($"ASK {{ <{thing.Value}> ?p ?o }}", cancellation);

    public async Task WriteAsync(Iri thing, IQuadSink sink, CancellationToken cancellation)
    {
        string iri = thing.Value;
        string prefix = NetworkReader.Quote(iri + "#");
        await reading.ConstructAsync(
            $$"""
            CONSTRUCT { ?s ?p ?o } WHERE {
              { BIND(<{{iri}}> AS ?s) ?s ?p ?o }
              UNION { <{{iri}}> ?to ?s . FILTER(isBlank(?s) || STRSTARTS(STR(?s), {{prefix}})) ?s ?p ?o }
              UNION { ?s ?from <{{iri}}> . FILTER(isIRI(?s) && STRSTARTS(STR(?s), {{prefix}})) ?s ?p ?o }
            }
            """,
            sink,
            cancellation);
    }
}
