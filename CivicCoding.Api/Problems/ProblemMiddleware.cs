using System.Globalization;
using System.Text.Json;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Validation;
using CivicCoding.Graph.Export;
using CivicCoding.Graph.Shacl;
using CivicCoding.Graph.Shacl.Incremental;
using CivicCoding.Graph.Remote;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Update;
using CivicCoding.Graph.Storage;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Problems;

/// <summary>Turns exceptions, noted problems and empty error answers into problem documents, or into a page for who reads pages. An error after the first byte ends the connection, so that a cut answer never looks whole.</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception error)
        {
            if (context.Response.HasStarted)
            {
                LogLate(context.Request.Path, error.Message);
                context.Abort();
                return;
            }

            context.Response.Clear();
            Reapply(context);
            context.SetProblem(ProblemOf(error, context));
        }

        if (context.Response.StatusCode < 400 || context.Response.HasStarted || context.Response.ContentLength > 0 || context.Response.ContentType is not null)
        {
            return;
        }

        Problem problem = context.Problem() ?? OfStatus(context.Response.StatusCode, context.Request.Method);
        await WriteAsync(context, problem);
    }

    private Problem ProblemOf(Exception error, HttpContext context)
    {
        switch (error)
        {
            case SparqlSyntaxException syntax:
                return Problem.Syntax(syntax);
            case RdfSyntaxException syntax:
                return Problem.Syntax(syntax);
            case QueryBudgetExceededException budget:
                return Problem.OutOfBudget(budget);
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Problem.TooLarge(context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? 0);
            case BadHttpRequestException bad:
                return Problem.BadRequest(new Phrase(bad.Message, bad.Message));
            case ServiceException service:
                return new Problem(502, "service-failed", ProblemTexts.ServiceFailed, new Phrase(service.Message, service.Message));
            case ShapesViolatedException violated:
                return ShapesProblem.Of(violated.Report);
            case ShaclFailureException failure:
                return Problem.BadRequest(new Phrase(failure.Message, failure.Message));
            case CatalogueChangedException:
                return Problem.Busy();
            case RemoteStoreException remote:
                return new Problem(502, "store-failed", ProblemTexts.StoreFailed, new Phrase(remote.Message, remote.Message));
            case UpdateException refused:
                return Problem.BadRequest(new Phrase(refused.Message, refused.Message));
            case StoreFullException full:
                LogStore(full.Message);
                return Problem.DiskFull();
            case StoreReadOnlyException stopped:
                LogStore(stopped.Message);
                return Problem.ReadOnly();
            case NotSupportedException missing:
                return Problem.NotBuilt(missing.Message);
            case OperationCanceledException:
                return Problem.Busy();
            default:
                LogError(error, context.Request.Method, context.Request.Path);
                return Problem.Internal();
        }
    }

    private static Problem OfStatus(int status, string method) => status switch
    {
        401 => Problem.Unauthorized(),
        403 => Problem.Forbidden(),
        404 => Problem.NotFound(),
        405 => Problem.MethodNotAllowed(method),
        415 => Problem.UnsupportedMediaType(["application/json"]),
        400 => Problem.BadRequest(ProblemTexts.BadRequest),
        429 => Problem.TooManyRequests(TimeSpan.FromSeconds(1)),
        >= 500 => Problem.Internal(),
        _ => new Problem(status, "http-" + status.ToString(CultureInfo.InvariantCulture), ProblemTexts.BadRequest, ProblemTexts.BadRequest),
    };

    private static async Task WriteAsync(HttpContext context, Problem problem)
    {
        HttpResponse response = context.Response;
        response.StatusCode = problem.Status;
        response.Headers.CacheControl = "no-store";
        if (problem.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        if (problem.Challenge is { } challenge)
        {
            response.Headers.WWWAuthenticate = challenge;
        }

        response.Headers.Append("Vary", "Accept, Accept-Language");
        if (ErrorPage.IsWanted(context.Request))
        {
            await ErrorPage.WriteAsync(context, problem);
            return;
        }

        response.ContentType = "application/problem+json";
        Language language = context.AskedLanguage();
        response.Headers.ContentLanguage = language.Tag();
        var document = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["type"] = problem.Type,
            ["title"] = problem.Title.In(language),
            ["status"] = problem.Status,
            ["detail"] = problem.Detail.In(language),
            ["instance"] = context.Request.Path.Value ?? "/",
        };
        if (problem.Line is { } line)
        {
            document["line"] = line;
            document["column"] = problem.Column ?? 0;
        }

        foreach (KeyValuePair<string, object> member in problem.Members?.Invoke(language) ?? new Dictionary<string, object>(StringComparer.Ordinal))
        {
            document[member.Key] = member.Value;
        }

        byte[] body = JsonSerializer.SerializeToUtf8Bytes(document);
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    /// <summary>Clearing a response takes its headers too; those of every answer come back.</summary>
    private static void Reapply(HttpContext context) => Limits.RequestRules.SetSecurityHeaders(context);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private partial void LogError(Exception error, string method, PathString path);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Message}")]
    private partial void LogStore(string message);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} ended after the answer had begun, the connection was cut: {Message}")]
    private partial void LogLate(PathString path, string message);
}
