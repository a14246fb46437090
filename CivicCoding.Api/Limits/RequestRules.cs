using System.Net;
using System.Security.Cryptography;
using CivicCoding.Api.Hosting;
using CivicCoding.Api.Problems;

namespace CivicCoding.Api.Limits;

/// <summary>What every request must keep to, and the headers that every answer carries.</summary>
internal static class RequestRules
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly string[] s_methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"];

    /// <summary>Headers that tell a browser to run nothing foreign and to guess nothing.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        SetSecurityHeaders(context);
        return next(context);
    });

    public static void SetSecurityHeaders(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), browsing-topics=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.XFrameOptions = "DENY";
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || context.Request.Path.StartsWithSegments("/sparql"))
        {
            // What can be read without a key is open to every site; keys are never sent by a browser on its own.
            headers.AccessControlAllowOrigin = "*";
        }
    }

    /// <summary>Lets styles that a script of ours makes stand on this page: by a nonce, never by anything inline.</summary>
    /// <returns>The nonce.</returns>
    public static string AllowOwnStyles(HttpContext context)
    {
        string nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy.Replace("style-src 'self'", $"style-src 'self' 'nonce-{nonce}'", StringComparison.Ordinal);
        return nonce;
    }

    /// <summary>Refuses methods that the server does not speak and answers OPTIONS with what a route allows.</summary>
    public static void UseKnownMethods(this WebApplication app) => app.Use(next => context =>
    {
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            return RunOptionsAsync(context, next);
        }

        if (s_methods.Contains(context.Request.Method, StringComparer.Ordinal))
        {
            return next(context);
        }

        context.Response.Headers.Allow = string.Join(", ", s_methods);
        context.SetProblem(Problem.MethodNotAllowed(context.Request.Method));
        return Task.CompletedTask;
    });

    private static async Task RunOptionsAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status405MethodNotAllowed })
        {
            AnswerOptions(context);
        }
    }

    /// <summary>Answers to the own host names only where the server listens on loopback addresses (no rebinding of foreign names), and refuses writes that a foreign site's page sends.</summary>
    public static void UseHosts(this WebApplication app, ServeSettings settings)
    {
        string[] hosts = [.. settings.Hosts];
        if (settings.LoopbackOnly)
        {
            hosts = [.. hosts, "localhost", "127.0.0.1", "[::1]"];
        }

        app.Use((context, next) =>
        {
            HostString host = context.Request.Host;
            if (hosts.Length > 0 && !IsOwn(host.Host, hosts))
            {
                context.SetProblem(Problem.UnknownHost());
                return Task.CompletedTask;
            }

            if (IsWrite(context.Request) && context.Request.Headers.Origin is [{ Length: > 0 } origin] && !SameOrigin(origin, host))
            {
                context.SetProblem(Problem.ForeignOrigin());
                return Task.CompletedTask;
            }

            return next(context);
        });
    }

    private static void AnswerOptions(HttpContext context)
    {
        string[] allowed = [.. context.Response.Headers.Allow.SelectMany(a => (a ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)), "OPTIONS"];
        string value = string.Join(", ", allowed.Distinct(StringComparer.Ordinal));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        context.Response.Headers.Allow = value;
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers.AccessControlAllowMethods = value;
        context.Response.Headers.AccessControlAllowHeaders = "Accept, Accept-Language, Content-Type";
        context.Response.Headers.AccessControlMaxAge = "86400";
    }

    private static bool IsOwn(string host, string[] hosts) =>
        hosts.Contains(host, StringComparer.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));

    private static bool IsWrite(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method)
        && !request.Path.StartsWithSegments("/sparql") && !request.Path.StartsWithSegments("/api/v1/match");

    private static bool SameOrigin(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri) && string.Equals(uri.Authority, host.Value, StringComparison.OrdinalIgnoreCase);
}
