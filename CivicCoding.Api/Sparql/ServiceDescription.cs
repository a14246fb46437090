using CivicCoding.Api.Hosting;
using CivicCoding.Api.Negotiation;
using CivicCoding.Api.Problems;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Sparql;

/// <summary>What /sparql says of itself (SPARQL 1.1 Service Description).</summary>
internal static class ServiceDescription
{
    private const string Sd = "http://www.w3.org/ns/sparql-service-description#";

    public static IResult Answer(HttpContext context)
    {
        RdfFormat[] formats = [.. RdfFormat.All.Where(f => f.CanWrite)];
        RdfFormat? format = Accepted.Best(context.Request, formats.Select(f => (f, f.MediaTypes[0], f.Quality)));
        return format is null
            ? Problem.NotAcceptable(formats.Select(f => f.MediaTypes[0])).ToResult()
            : new RdfResult(format, sink => Write(sink, $"{context.Request.Scheme}://{context.Request.Host}", context.RequestServices.GetRequiredService<GraphHost>().MayGoOut));
    }

    private static void Write(IQuadSink sink, string address, bool federated)
    {
        var service = new BlankNode("service");
        var dataset = new BlankNode("dataset");
        var graph = new BlankNode("default");
        var update = new BlankNode("update");
        List<Triple> triples =
        [
            new(service, WellKnown.RdfType, new Iri(Sd + "Service")),
            new(service, new Iri(Sd + "endpoint"), new Iri(address + "/sparql")),
            new(service, new Iri(Sd + "supportedLanguage"), new Iri(Sd + "SPARQL11Query")),
            new(service, new Iri(Sd + "feature"), new Iri(Sd + "UnionDefaultGraph")),
            new(service, new Iri(Sd + "defaultDataset"), dataset),
            new(dataset, WellKnown.RdfType, new Iri(Sd + "Dataset")),
            new(dataset, new Iri(Sd + "defaultGraph"), graph),
            new(graph, WellKnown.RdfType, new Iri(Sd + "Graph")),
            new(update, WellKnown.RdfType, new Iri(Sd + "Service")),
            new(update, new Iri(Sd + "endpoint"), new Iri(address + "/update")),
            new(update, new Iri(Sd + "supportedLanguage"), new Iri(Sd + "SPARQL11Update")),
        ];
        if (federated)
        {
            triples.Add(new Triple(service, new Iri(Sd + "feature"), new Iri(Sd + "BasicFederatedQuery")));
        }

        foreach (string format in new[] { "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "N-Triples", "RDF_XML", "JSON-LD" })
        {
            triples.Add(new Triple(service, new Iri(Sd + "resultFormat"), new Iri("http://www.w3.org/ns/formats/" + format)));
        }

        RdfResult.Write(sink, triples);
    }
}
