using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using CivicCoding.Api.Hosting;
using CivicCoding.Api.Problems;
using Microsoft.AspNetCore.RateLimiting;

namespace CivicCoding.Api.Limits;

/// <summary>A budget of requests for each address: so many a second, so many at a time; more is answered with 429 and Retry-After.</summary>
internal static class Budgets
{
    public static void AddBudgets(this WebApplicationBuilder builder, ServerLimits limits)
    {
        builder.Services.AddSingleton(new QueryGate(limits));
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (rejected, _) =>
            {
                TimeSpan wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan after) ? after : TimeSpan.FromSeconds(1);
                rejected.HttpContext.SetProblem(Problem.TooManyRequests(wait));
                return ValueTask.CompletedTask;
            };
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(context, key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = limits.RequestBurst,
                    TokensPerPeriod = Math.Max(1, limits.RequestsPerSecond / 10),
                    ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(0.1, 1.0 / Math.Max(1, limits.RequestsPerSecond))),
                    QueueLimit = 0,
                }))),
                PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(context, key => RateLimitPartition.GetConcurrencyLimiter(key, _ => new ConcurrencyLimiterOptions
                {
                    PermitLimit = limits.ConcurrentRequests,
                    QueueLimit = limits.ConcurrentRequests,
                }))));
        });
    }

    /// <summary>Who owns the store may ask as much as the machine gives; so may everybody where everybody may write.</summary>
    public static void UseBudgets(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<ServeSettings>().OpenWrites)
        {
            app.UseWhen(context => context.Features.Get<LocalOperator>() is null, limited => limited.UseRateLimiter());
        }
    }

    private static RateLimitPartition<string> Partition(HttpContext context, Func<string, RateLimitPartition<string>> limited) => limited(KeyOf(context.Connection.RemoteIpAddress));

    /// <summary>An IPv4 address, or the /64 network of an IPv6 address, which one customer commands.</summary>
    internal static string KeyOf(IPAddress? address)
    {
        if (address is null)
        {
            return "?";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        byte[] bytes = address.GetAddressBytes();
        return bytes.Length == 4 ? address.ToString() : Convert.ToHexString(bytes, 0, 8).ToLower(CultureInfo.InvariantCulture);
    }
}
