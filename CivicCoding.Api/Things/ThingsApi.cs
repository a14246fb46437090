using CivicCoding.Api.Negotiation;
using CivicCoding.Api.Network;
using CivicCoding.Api.OpenApi;
using CivicCoding.Api.Pages;
using CivicCoding.Api.Problems;
using CivicCoding.Graph;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Things;

/// <summary>/id/{kind}/{slug}, its documents in every syntax, and /ns: linked data as browsers and crawlers of the web of data expect it.</summary>
internal static class ThingsApi
{
    public static void MapThings(this WebApplication app)
    {
        app.MapMethods("/id/{kind:kind}/{slug}", ["GET", "HEAD"], RedirectAsync)
            .WithTags("Linked data").WithSummary("The thing itself: 303 to its page or, by Accept, to its document.")
            .WithMetadata(new AnswerNote(303, "Location names the page or document."), new ProblemNote(404, 406));
        app.MapMethods("/{kind:kind}/{slug}.{extension:regex(^(ttl|jsonld|rdf|nt|trig)$)}", ["GET", "HEAD"], DocumentAsync)
            .WithTags("Linked data").WithSummary("What the public graphs say of a thing, as Turtle, JSON-LD, RDF/XML, N-Triples or TriG.")
            .WithMetadata(new AnswerNote(200, "The document.", "text/turtle", "application/ld+json", "application/rdf+xml", "application/n-triples", "application/trig"), new ProblemNote(404, 501));
        app.MapMethods("/ns", ["GET", "HEAD"], OntologyAsync)
            .WithTags("Linked data").WithSummary("The ontology, by Accept or ?format=; a page for people.")
            .WithMetadata(new ParameterNote("format", "turtle, jsonld, rdfxml, ntriples or trig."), new AnswerNote(200, "The ontology.", "text/turtle", "application/ld+json", "application/rdf+xml", "application/n-triples", "application/trig"), new ProblemNote(406));
    }

    private static async Task<IResult> RedirectAsync(HttpContext context, string kind, string slug, ThingDocument document)
    {
        context.Response.Headers.Append("Vary", "Accept");
        if (!Kinds.IsSlug(slug) || !await document.ExistsAsync(CivicVocabulary.Id(kind, slug), context.RequestAborted))
        {
            return Problem.NotFound(ProfileTexts.Missing).ToResult();
        }

        string page = $"/{kind}/{slug}";
        (string Extension, string MediaType)[] offers = [("", "text/html"), .. Writable().Select(f => ("." + f.Extensions[0], f.MediaTypes[0]))];
        string? extension = Accepted.Best(context.Request, offers.Select((o, i) => (o.Extension, o.MediaType, 1.0 - (i * 0.01))));
        if (extension is null)
        {
            return Problem.NotAcceptable(offers.Select(o => o.MediaType)).ToResult();
        }

        context.Response.Headers.Location = page + extension + context.Request.QueryString.ToUriComponent();
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static async Task<IResult> DocumentAsync(HttpContext context, string kind, string slug, string extension, ThingDocument document)
    {
        Iri thing = CivicVocabulary.Id(kind, slug);
        if (!Kinds.IsSlug(slug) || !await document.ExistsAsync(thing, context.RequestAborted))
        {
            return Problem.NotFound(ProfileTexts.Missing).ToResult();
        }

        RdfFormat format = RdfFormat.FromFileName("x." + extension)!;
        if (!format.CanWrite)
        {
            return Problem.NotBuilt($"Writing {format.Name} is not supported yet.").ToResult();
        }

        var content = new Dataset();
        await document.WriteAsync(thing, content, context.RequestAborted);
        return new RdfResult(format, sink => RdfResult.Write(sink, content.Select(q => q.Triple)));
    }

    private static async Task<IResult> OntologyAsync(HttpContext context, IGraphStore store)
    {
        context.Response.Headers.Append("Vary", "Accept");
        RdfFormat? format = context.Request.Query["format"] is [{ Length: > 0 } name]
            ? RdfFormat.FromName(name)
            : Accepted.Best(context.Request, Writable().Select(f => (f, f.MediaTypes[0], f.Quality)));
        if (format is not { CanWrite: true })
        {
            return Problem.NotAcceptable(Writable().Select(f => f.MediaTypes[0])).ToResult();
        }

        var content = new Dataset();
        await store.GetGraphAsync(new Iri(CivicVocabulary.OntologyGraph), content, context.RequestAborted);
        return new RdfResult(format, sink => RdfResult.Write(sink, content.Select(q => q.Triple)));
    }

    private static IEnumerable<RdfFormat> Writable() => RdfFormat.All.Where(f => f.CanWrite && f != RdfFormat.NQuads);
}
