using System.Reflection;
using CivicCoding.Api.Harvesting;
using CivicCoding.Api.Hosting;
using CivicCoding.Api.Problems;
using CivicCoding.Graph;
using Prometheus;

namespace CivicCoding.Api.Health;

/// <summary>/health/live, /health/ready, /health and /metrics: what an operator's tools ask.</summary>
internal static class HealthApi
{
    public static void MapHealth(this WebApplication app)
    {
        RouteGroupBuilder health = app.MapGroup("/health").WithTags("Operations");
        health.MapMethods("/live", ["GET", "HEAD"], () => Results.Json(new { status = "live" })).WithSummary("The process answers.");
        health.MapMethods("/ready", ["GET", "HEAD"], (Readiness readiness) => readiness.IsReady ? Results.Json(new { status = "ready" }) : Problem.Starting().ToResult())
            .WithSummary("The store is open and the parts that need a start are ready.");
        health.MapMethods("", ["GET", "HEAD"], (GraphHost graph, Readiness readiness, Harvests harvests, TimeProvider time) => Results.Json(new
        {
            status = !readiness.IsReady ? "starting" : (graph.Store as RdfStore)?.ReadOnlyReason is null ? "ready" : "read-only",
            version = typeof(HealthApi).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
            uptimeSeconds = (long)time.GetElapsedTime(readiness.Started).TotalSeconds,
            store = new { kind = graph.Store.Capabilities.Name, sequence = graph.Changes?.Sequence, readOnly = (graph.Store as RdfStore)?.ReadOnlyReason },
            parts = readiness.Parts(),
            harvests = new { running = harvests.Running },
        })).WithSummary("The details: sequence numbers of store, text and model.");
        app.MapMetrics("/metrics").WithMetadata(new HttpMethodMetadata(["GET", "HEAD"]));
    }

    /// <summary>Counts and times requests by route.</summary>
    public static void UseMeasures(this WebApplication app) => app.UseHttpMetrics();
}
