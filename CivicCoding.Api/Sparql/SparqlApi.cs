using System.Diagnostics;
using CivicCoding.Api.Auth;
using CivicCoding.Api.Hosting;
using CivicCoding.Api.Limits;
using CivicCoding.Api.Negotiation;
using CivicCoding.Api.Problems;
using CivicCoding.Graph;
using CivicCoding.Graph.Sparql;
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
            .WithDescription("By GET or form with `query`, or as a body of application/sparql-query. `default-graph-uri` and `named-graph-uri` choose the dataset. Without a query and with Accept of an RDF syntax: the service description.");
        app.MapPost("/update", UpdateAsync).RequireAuthorization(Roles.Editor)
            .WithTags("SPARQL").WithSummary("Run a SPARQL 1.1 update; one request is one transaction. Needs a key.");
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

        if (request.Explain)
        {
            return Problem.NotBuilt("?explain is not supported yet.").ToResult();
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
            var options = new QueryOptions
            {
                Timeout = Shorter(request.Timeout ?? limits.QueryTime, limits.MaxQueryTime),
                MemoryBytes = limits.QueryMemoryBytes,
                MaxRows = limits.QueryRows,
                Dataset = request.Dataset,
                IsVisible = context.User.IsInRole(Roles.Editor) ? null : PublicGraphs.IsVisible,
            };
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

    /// <summary>Writes an answer as it is drawn.</summary>
    private static async Task SendAsync(HttpContext context, QueryAnswer answer, AnswerFormat format, CancellationToken cancellation)
    {
        context.Response.ContentType = format.MediaType.StartsWith("text/", StringComparison.Ordinal) ? format.MediaType + "; charset=utf-8" : format.MediaType;
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

        var options = new UpdateOptions { Timeout = Shorter(request.Timeout ?? limits.MaxQueryTime, limits.MaxQueryTime), Using = request.Dataset };
        WriteReceipt receipt = await store.UpdateAsync(request.Text, options, context.RequestAborted);
        return Results.Json(new { sequence = receipt.Sequence, added = receipt.Added, removed = receipt.Removed });
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
