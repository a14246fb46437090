using System.Text;
using CivicCoding.Api.Auth;
using CivicCoding.Api.Hosting;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Limits;
using CivicCoding.Api.Negotiation;
using CivicCoding.Api.OpenApi;
using CivicCoding.Api.Problems;
using CivicCoding.Api.Sparql;
using CivicCoding.Graph;
using CivicCoding.Graph.Export;
using CivicCoding.Graph.Export.Documents;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl;
using CivicCoding.Graph.Storage;
using CivicCoding.Graph.Syntax;
using Microsoft.AspNetCore.Mvc;

namespace CivicCoding.Api.Validation;

/// <summary>POST /api/v1/validate: a document, or a graph of the store, against a profile; the report as JSON, text or RDF.</summary>
internal static class ValidationApi
{
    /// <summary>The largest document that anybody may send, in bytes.</summary>
    public const int BodyBytes = 10 << 20;

    public static void AddValidation(this WebApplicationBuilder builder, ServeSettings settings) =>
        builder.Services.AddSingleton(new NamedShapes(settings.OntologyFolder));

    public static void MapValidation(this WebApplication app) =>
        app.MapPost("/api/v1/validate", ValidateAsync).WithTags("Validation").WithSummary("Check a document, or a graph of the store, against DCAT-AP, DCAT-AP.de, MLDCAT-AP or the shapes of our ontology. The report names the line of each finding where it is known.")
            .WithMetadata(
                new RequestSizeLimitAttribute(BodyBytes),
                new ParameterNote("profile", string.Join(", ", NamedShapes.Names) + ".", "dcat-ap"),
                new ParameterNote("graph", "The IRI of a graph of the store to check instead of a body; all: the whole store, for editors."),
                new ParameterNote("lang", "The language of the messages: de or en."),
                new ParameterNote("format", "json, text, turtle or another RDF syntax; else by Accept."),
                new BodyNote("The document.", "<http://example.org/d> a <http://www.w3.org/ns/dcat#Dataset> .", "text/turtle", "application/rdf+xml", "application/ld+json", "application/n-triples"),
                new AnswerNote(200, "The report, whatever it finds.", "application/json", "text/plain", "text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml"),
                new ProblemNote(400, 404, 406, 413, 415, 503));

    /// <summary>The bounds of a validation that a visitor asks for.</summary>
    public static ValidationOptions Options(ServerLimits limits) => new() { Timeout = limits.QueryTime, MemoryBytes = limits.QueryMemoryBytes, MaxResults = 100_000, MaxWork = 500_000_000 };

    private static async Task<IResult> ValidateAsync(HttpContext context, NamedShapes named, IGraphStore store, ServerLimits limits, QueryGate gate)
    {
        HttpRequest request = context.Request;
        if (named.Find(request.Query["profile"] is [{ Length: > 0 } asked] ? asked : "dcat-ap") is not { } shapes)
        {
            return Problem.BadRequest(ValidationTexts.NoProfile.With(string.Join(", ", NamedShapes.Names))).ToResult();
        }

        if (Output(request) is not { } output)
        {
            return Problem.NotAcceptable(["application/json", "text/plain", "text/turtle"]).ToResult();
        }

        using IDisposable? turn = await gate.EnterAsync(context.RequestAborted);
        if (turn is null)
        {
            return Problem.Busy().ToResult();
        }

        if (request.Query["graph"] is [{ Length: > 0 } graph])
        {
            return ValidateGraph(context, graph, shapes, store, limits) is { } found ? await AnswerAsync(context, found, output, null) : Problem.NotFound(SparqlTexts.NoGraph).ToResult();
        }

        if (RdfFormat.FromMediaType(request.ContentType ?? "text/turtle") is not { CanRead: true } format)
        {
            return Problem.UnsupportedMediaType(RdfFormat.All.Where(f => f.CanRead).Select(f => f.MediaTypes[0])).ToResult();
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, context.RequestAborted);
        LocatedDocument document = LocatedDocument.Read(body.ToArray(), format, new RdfReadOptions { Base = $"{request.Scheme}://{request.Host}/validate", MaxDepth = 200 }, context.RequestAborted);
        ValidationReport report = new ShaclValidator(shapes).Validate(MemoryQuadSource.From(document.Quads), Options(limits), context.RequestAborted);
        return await AnswerAsync(context, report, output, document.LineOf);
    }

    /// <summary>The report of a graph that the asker may see; null where there is none.</summary>
    private static ValidationReport? ValidateGraph(HttpContext context, string name, ShapesGraph shapes, IGraphStore store, ServerLimits limits)
    {
        bool editor = context.User.IsInRole(Roles.Editor) || context.Features.Get<LocalOperator>() is not null;
        bool all = name == "all" && editor;
        Iri? graph = null;
        if (store is not RdfStore embedded || (!all && (!SafeIri.TryRead(name, out graph) || (!editor && !PublicGraphs.IsVisible(graph.Value)))))
        {
            return null;
        }

        using Snapshot snapshot = embedded.OpenSnapshot();
        if (graph is not null && (!snapshot.Terms.TryFind(new TermScratch().Encode(graph), out TermId id) || !snapshot.Graphs.Contains(id)))
        {
            return null;
        }

        return new ShaclValidator(shapes).Validate(snapshot, Options(limits) with { Graph = graph }, context.RequestAborted);
    }

    /// <summary>json, text or the name of an RDF syntax; null where none is accepted.</summary>
    private static string? Output(HttpRequest request)
    {
        if (request.Query["format"] is [{ Length: > 0 } told])
        {
            return told is "json" or "text" || RdfFormat.FromName(told) is { CanWrite: true } ? told : null;
        }

        (string Offer, string MediaType, double Preference)[] offers =
        [
            ("json", "application/json", 1.0), ("text", "text/plain", 0.9),
            .. RdfFormat.All.Where(f => f.CanWrite && f.MediaTypes[0] != "application/json").Select(f => (f.Name, f.MediaTypes[0], 0.8)),
        ];
        return Accepted.Best(request, offers);
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, ValidationReport report, string output, Func<ValidationResult, int?>? lineOf)
    {
        context.Response.Headers.Append("Vary", "Accept, Accept-Language");
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Answer"] = report.Conforms ? "yes" : "no";
        if (RdfFormat.FromName(output) is { } format && output is not ("json" or "text"))
        {
            return new RdfResult(format, report.WriteTo);
        }

        string language = context.AskedLanguage().Tag();
        using var document = new MemoryStream();
        if (output == "text")
        {
            await using var text = new StreamWriter(document, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
            report.WriteText(text, language, lineOf);
            await text.FlushAsync(context.RequestAborted);
        }
        else
        {
            report.WriteJson(document, language, lineOf);
        }

        return Results.Bytes(document.ToArray(), output == "text" ? "text/plain; charset=utf-8" : "application/json");
    }
}
