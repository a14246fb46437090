using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Prometheus;

namespace CivicCoding.Api.Health;

/// <summary>Counts and times requests by route, under the names and labels that tools for ASP.NET Core know.</summary>
internal static class Measures
{
    private static readonly string[] s_route = ["method", "controller", "action", "endpoint"];
    private static readonly string[] s_answer = ["code", .. s_route];
    private static readonly Gauge s_running = Metrics.CreateGauge("http_requests_in_progress", "The number of requests currently in progress in the ASP.NET Core pipeline. One series without controller/action label values counts all in-progress requests, with separate series existing for each controller-action pair.", s_route);
    private static readonly Counter s_received = Metrics.CreateCounter("http_requests_received_total", "Provides the count of HTTP requests that have been processed by the ASP.NET Core pipeline.", s_answer);
    private static readonly Histogram s_seconds = Metrics.CreateHistogram("http_request_duration_seconds", "The duration of HTTP requests processed by an ASP.NET Core application.", s_answer, new HistogramConfiguration { Buckets = Histogram.ExponentialBuckets(0.001, 2, 16) });

    // There are as many as routes, methods and codes; looking a series up by its labels costs more than counting.
    private static readonly ConcurrentDictionary<(Endpoint?, string), Gauge.Child> s_runningOf = new();
    private static readonly ConcurrentDictionary<(Endpoint?, string, int), (Counter.Child Received, Histogram.Child Seconds)> s_answersOf = new();

    public static void UseMeasures(this WebApplication app) => app.Use(next => context => RunAsync(context, next));

    private static async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        Endpoint? endpoint = context.GetEndpoint();
        string method = context.Request.Method;
        Gauge.Child running = s_runningOf.GetOrAdd((endpoint, method), static k => s_running.WithLabels(Route(k.Item1, k.Item2)));
        running.Inc();
        long start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            running.Dec();
            (Counter.Child received, Histogram.Child seconds) = s_answersOf.GetOrAdd(
                (endpoint, method, context.Response.StatusCode),
                static k =>
                {
                    string[] labels = [k.Item3.ToString(CultureInfo.InvariantCulture), .. Route(k.Item1, k.Item2)];
                    return (s_received.WithLabels(labels), s_seconds.WithLabels(labels));
                });
            received.Inc();
            seconds.Observe(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
    }

    private static string[] Route(Endpoint? endpoint, string method) => [method, "", "", (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? ""];
}
