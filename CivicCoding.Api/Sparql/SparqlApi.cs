using System.Diagnostics;
using CivicCoding.Api.Auth;
using CivicCoding.Api.Hosting;
using CivicCoding.Api.Limits;
using CivicCoding.Api.Negotiation;
using CivicCoding.Api.OpenApi;
using CivicCoding.Api.Problems;
using CivicCoding.Graph;
using CivicCoding.Graph.Export;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;
using Prometheus;

namespace CivicCoding.Api.Sparql;

/// <summary>/sparql and /update: the SPARQL 1.1 Protocol.</summary>
internal static class SparqlApi
{
    private static readonly Histogram s_seconds = Metrics.CreateHistogram("civic_query_seconds", "Time of queries from the public.", "outcome");

    public static void MapSparql(this WebApplication app)
    {
        app.MapMethods("/sparql", ["GET", "HEAD", "POST"], QueryAsync)
            .WithTags("SPARQL").WithSummary("Ask a SPARQL 1.1 query.")
            .WithDescription("By GET or form with `query`, or as a body of application/sparql-query. Without a query and with Accept of an RDF syntax: the service description; with text/html: the query page.")
            .WithMetadata(
                new ParameterNote("query", "The query.", "SELECT * WHERE { ?project a <https://civic-coding.org/ns#Project> } LIMIT 5"),
                new ParameterNote("default-graph-uri", "A graph of the default graph; may be repeated."),
                new ParameterNote("named-graph-uri", "A named graph of the dataset; may be repeated."),
                new ParameterNote("format", "The answer's format instead of Accept.", "json"),
                new ParameterNote("timeout", "Seconds until the query is ended.", "10", "number"),
                new ParameterNote("explain", "1: the plan instead of the answer."),
                new BodyNote("The query.", "ASK { ?s ?p ?o }", "application/sparql-query"),
                new AnswerNote(200, "The answer.", "application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values", "text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"),
                new ProblemNote(400, 406, 413, 415, 501, 503));
        app.MapPost("/update", UpdateAsync).RequireAuthorization(Roles.Editor)
            .WithTags("SPARQL").WithSummary("Run a SPARQL 1.1 update; one request is one transaction. Needs a key.")
            .WithMetadata(
                new ParameterNote("using-graph-uri", "A graph of the default graph of WHERE; may be repeated."),
                new ParameterNote("using-named-graph-uri", "A named graph of WHERE; may be repeated."),
                new BodyNote("The update.", "INSERT DATA { <urn:x:a> <urn:x:b> \"c\" }", "application/sparql-update"),
                new AnswerNote(200, "The commit's sequence number and the quads that were really added and removed.", "application/json"),
                new ProblemNote(400, 413, 415, 501, 503));
    }

    private static async Task<IResult> QueryAsync(HttpContext context, IGraphStore store, ServerLimits limits, QueryGate gate, GraphHost graph)
    {
        context.Response.Headers.Append("Vary", "Accept");
        if (!HttpMethods.IsPost(context.Request.Method) && !context.Request.Query.ContainsKey("query"))
        {
            return ServiceDescription.Answer(context);
        }

        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, graph.Drained);
        (SparqlRequest? request, Problem? problem) = await SparqlRequest.ReadAsync(context.Request, "query", "application/sparql-query", cancellation.Token);
        if (request is null)
        {
            return problem!.ToResult();
        }

        using IDisposable? turn = await gate.EnterAsync(cancellation.Token);
        if (turn is null)
        {
            return Problem.Busy().ToResult();
        }

        long start = Stopwatch.GetTimestamp();
        string outcome = "error";
        try
        {
            QueryOptions options = OptionsOf(context, request, limits);
            // The engine ends in time by itself; this ends the wait for a client that does not take its answer.
            cancellation.CancelAfter(options.Timeout + TimeSpan.FromMilliseconds(500));
            if (request.Explain)
            {
                outcome = "explain";
                return store is RdfStore embedded
                    ? Results.Text(embedded.Explain(request.Text, options, cancellation.Token))
                    : Problem.NotBuilt("Explaining a query of a remote store is not supported yet.").ToResult();
            }

            using QueryAnswer answer = await store.QueryAsync(request.Text, options, cancellation.Token);
            AnswerFormat? format = AnswerFormat.Choose(context.Request, answer.Form);
            if (format is null)
            {
                outcome = "not-acceptable";
                return Problem.NotAcceptable(AnswerFormat.Of(answer.Form).Select(f => f.MediaType)).ToResult();
            }

            await SendAsync(context, answer, format, cancellation.Token);
            outcome = "done";
            return Results.Empty;
        }
        catch (QueryBudgetExceededException)
        {
            outcome = "out-of-budget";
            throw;
        }
        finally
        {
            s_seconds.WithLabels(outcome).Observe(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
    }

    private static QueryOptions OptionsOf(HttpContext context, SparqlRequest request, ServerLimits limits) => new()
    {
        Timeout = Shorter(request.Timeout ?? limits.QueryTime, limits.MaxQueryTime),
        MemoryBytes = limits.QueryMemoryBytes,
        MaxRows = limits.QueryRows,
        Dataset = request.Dataset,
        Base = BaseOf(context.Request),
        IsVisible = context.User.IsInRole(Roles.Editor) ? null : PublicGraphs.IsVisible,
    };

    /// <summary>Writes an answer as it is drawn.</summary>
    private static async Task SendAsync(HttpContext context, QueryAnswer answer, AnswerFormat format, CancellationToken cancellation)
    {
        context.Response.ContentType = format.MediaType.StartsWith("text/", StringComparison.Ordinal) ? format.MediaType + "; charset=utf-8" : format.MediaType;
        if (answer.Form == QueryForm.Ask)
        {
            context.Response.Headers["X-Answer"] = answer.Boolean ? "yes" : "no";
        }

        context.Response.Headers["X-Sequence"] = answer.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture);
        context.Response.Headers.CacheControl = "no-cache";
        await using var output = new ResponseStream(context.Response, cancellation);
        format.Write(answer, output);
        await output.CompleteAsync();
    }

    private static async Task<IResult> UpdateAsync(HttpContext context, IGraphStore store, ServerLimits limits)
    {
        (SparqlRequest? request, Problem? problem) = await SparqlRequest.ReadAsync(context.Request, "update", "application/sparql-update", context.RequestAborted);
        if (request is null)
        {
            return problem!.ToResult();
        }

        var options = new UpdateOptions { Timeout = Shorter(request.Timeout ?? limits.MaxQueryTime, limits.MaxQueryTime), Using = request.Dataset, Base = BaseOf(context.Request) };
        WriteReceipt receipt = await store.UpdateAsync(request.Text, options, context.RequestAborted);
        return new UpdateAnswer(receipt);
    }

    /// <summary>The base IRI of a text that declares none: the endpoint's own address.</summary>
    private static string BaseOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.Path}";

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
