using CivicCoding.Api.Auth;
using CivicCoding.Api.Negotiation;
using CivicCoding.Api.OpenApi;
using CivicCoding.Api.Problems;
using CivicCoding.Api.Sparql;
using CivicCoding.Graph.Export;
using CivicCoding.Graph.Harvest;
using CivicCoding.Graph;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.GraphStore;

/// <summary>/rdf-graph-store: the SPARQL 1.1 Graph Store HTTP Protocol. Reading is open for public graphs, writing needs a key.</summary>
internal static class GraphStoreApi
{
    private const string Route = "/rdf-graph-store";

    private static readonly object[] s_which = [new ParameterNote("graph", "The IRI of a named graph.", "https://civic-coding.org/graph/ecosystem"), new ParameterNote("default", "The default graph.")];
    private static readonly BodyNote s_body = new("The triples.", "<urn:x:a> <urn:x:b> \"c\" .", "text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json");

    public static void MapGraphStore(this WebApplication app)
    {
        foreach (string route in new[] { Route, Route + "/{**path}" })
        {
            app.MapMethods(route, ["GET", "HEAD"], GetAsync).WithTags("Graph store").WithSummary("Read a graph: ?default, ?graph=IRI, or the graph whose IRI is the address itself.")
                .WithMetadata([.. s_which, new AnswerNote(200, "The graph.", "text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"), new ProblemNote(400, 404, 406)]);
            app.MapPut(route, PutAsync).RequireAuthorization(Roles.Editor).WithTags("Graph store").WithSummary("Replace a graph. Needs a key.")
                .WithMetadata([.. s_which, s_body, new AnswerNote(201, "The graph is new."), new AnswerNote(204, "The graph is replaced."), new ProblemNote(400, 413, 415)]);
            app.MapPost(route, PostAsync).RequireAuthorization(Roles.Editor).WithTags("Graph store").WithSummary("Merge a document into a graph; without a named graph a new one is made. Needs a key.")
                .WithMetadata([.. s_which, s_body, new AnswerNote(201, "A new graph is made; Location names it."), new AnswerNote(204, "The document is merged."), new ProblemNote(400, 413, 415)]);
            app.MapDelete(route, DeleteAsync).RequireAuthorization(Roles.Editor).WithTags("Graph store").WithSummary("Remove a graph. Needs a key.")
                .WithMetadata([.. s_which, new AnswerNote(204, "The graph is removed."), new ProblemNote(400, 404)]);
        }
    }

    private static async Task<IResult> GetAsync(HttpContext context, IGraphStore store)
    {
        context.Response.Headers.Append("Vary", "Accept");
        if (!TryTarget(context.Request, out Iri? graph))
        {
            return Problem.BadRequest(SparqlTexts.OneGraph).ToResult();
        }

        if (graph is not null && !PublicGraphs.IsVisible(graph.Value) && !context.User.IsInRole(Roles.Editor))
        {
            return Problem.NotFound(SparqlTexts.NoGraph).ToResult();
        }

        RdfFormat[] formats = [.. RdfFormat.All.Where(f => f.CanWrite && !f.NamedGraphs || f.CanWrite && f == RdfFormat.JsonLd)];
        RdfFormat? format = Accepted.Best(context.Request, formats.Select(f => (f, f.MediaTypes[0], f.Quality)));
        if (format is null)
        {
            return Problem.NotAcceptable(formats.Select(f => f.MediaTypes[0])).ToResult();
        }

        await using var output = new ResponseStream(context.Response, context.RequestAborted);
        using IRdfWriter writer = format.OpenWriter(output, new RdfWriteOptions { Prefixes = Prefixes.All });
        if (!await store.GetGraphAsync(graph, writer, context.RequestAborted))
        {
            return Problem.NotFound(SparqlTexts.NoGraph).ToResult();
        }

        context.Response.ContentType = format.MediaTypes[0];
        writer.Complete();
        await output.CompleteAsync();
        return Results.Empty;
    }

    private static async Task<IResult> PutAsync(HttpContext context, IGraphStore store)
    {
        if (!TryTarget(context.Request, out Iri? graph))
        {
            return Problem.BadRequest(SparqlTexts.OneGraph).ToResult();
        }

        if (Format(context.Request) is not { } format)
        {
            return UnsupportedFormat();
        }

        if (!BufferedBody.CanDecode(context.Request))
        {
            return UnsupportedCoding(context);
        }

        await using Stream body = await BufferedBody.ReadAsync(context.Request);
        WriteReceipt receipt = await store.PutGraphAsync(graph, body, format, Options(context.Request, store, graph), context.RequestAborted);
        return receipt.GraphCreated ? Results.StatusCode(StatusCodes.Status201Created) : Results.NoContent();
    }

    private static async Task<IResult> PostAsync(HttpContext context, IGraphStore store)
    {
        if (!BufferedBody.CanDecode(context.Request))
        {
            return UnsupportedCoding(context);
        }

        if (!TryTarget(context.Request, out Iri? graph))
        {
            if (context.Request.Query.ContainsKey("graph") || context.Request.Query.ContainsKey("default"))
            {
                return Problem.BadRequest(SparqlTexts.OneGraph).ToResult();
            }

            // Section 5.5: the new graph's IRI is its address here, so that Location both names it and leads to it.
            var made = new Iri($"{context.Request.Scheme}://{context.Request.Host}{Route}/{Guid.CreateVersion7():n}");
            return await PostBodyAsync(context, store, made) is null ? UnsupportedFormat() : Results.Created(made.Value, null);
        }

        return await PostBodyAsync(context, store, graph) is not { } receipt ? UnsupportedFormat()
            : receipt.GraphCreated ? Results.Created($"{Route}?graph={Uri.EscapeDataString(graph!.Value)}", null)
            : Results.NoContent();
    }

    /// <summary>Merges the body, or the parts of a multipart form (section 5.5), into a graph; null where a syntax is not known.</summary>
    private static async Task<WriteReceipt?> PostBodyAsync(HttpContext context, IGraphStore store, Iri? graph)
    {
        HttpRequest request = context.Request;
        RdfReadOptions options = Options(request, store, graph);
        if (request.HasFormContentType && request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true)
        {
            await using Stream? merged = MergedParts.Merge(await request.ReadFormAsync(context.RequestAborted), options, context.RequestAborted);
            return merged is null ? null : await store.PostGraphAsync(graph, merged, RdfFormat.NTriples, null, context.RequestAborted);
        }

        if (Format(request) is not { } format)
        {
            return null;
        }

        await using Stream body = await BufferedBody.ReadAsync(request);
        return await store.PostGraphAsync(graph, body, format, options, context.RequestAborted);
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, IGraphStore store)
    {
        if (!TryTarget(context.Request, out Iri? graph))
        {
            return Problem.BadRequest(SparqlTexts.OneGraph).ToResult();
        }

        WriteReceipt receipt = await store.DeleteGraphAsync(graph, context.RequestAborted);
        return graph is not null && receipt.Removed == 0 ? Problem.NotFound(SparqlTexts.NoGraph).ToResult() : Results.NoContent();
    }

    /// <summary>The graph of the request (sections 4.1 and 4.2); null is the default graph.</summary>
    private static bool TryTarget(HttpRequest request, out Iri? graph)
    {
        graph = null;
        bool asDefault = request.Query.ContainsKey("default");
        bool asNamed = request.Query.ContainsKey("graph");
        if (asDefault || asNamed)
        {
            return asDefault != asNamed && (asDefault || (request.Query["graph"] is [{ } named] && SafeIri.TryRead(named, out graph)));
        }

        return request.RouteValues["path"] is string { Length: > 0 } && SafeIri.TryRead($"{request.Scheme}://{request.Host}{request.Path.ToUriComponent()}", out graph);
    }

    private static RdfFormat? Format(HttpRequest request) => RdfFormat.FromMediaType(request.ContentType ?? "text/turtle") is { CanRead: true } format ? format : null;

    private static IResult UnsupportedFormat() => Problem.UnsupportedMediaType(RdfFormat.All.Where(f => f.CanRead).Select(f => f.MediaTypes[0])).ToResult();

    private static IResult UnsupportedCoding(HttpContext context)
    {
        // RFC 9110, section 15.5.16: the answer says what is taken.
        context.Response.Headers.AcceptEncoding = BufferedBody.Codings;
        return Problem.UnsupportedMediaType([BufferedBody.Codings]).ToResult();
    }

    private static RdfReadOptions Options(HttpRequest request, IGraphStore store, Iri? graph) =>
        new() { Base = graph?.Value ?? $"{request.Scheme}://{request.Host}{request.Path}", Contexts = StoredContexts.Of(store) };
}
