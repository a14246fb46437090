using System.Globalization;
using CivicCoding.Api.Hosting;

namespace CivicCoding.Api.Limits;

/// <summary>The limits that an operator may set, as NAME=VALUE: numbers, seconds, or bytes with KB, MB or GB.</summary>
internal static class LimitSettings
{
    private sealed record Setting(string Name, Func<ServerLimits, string, ServerLimits?> Apply);

    private static readonly Setting[] s_all =
    [
        new("query-time", (l, v) => Seconds(v) is { } t ? l with { QueryTime = t, MaxQueryTime = l.MaxQueryTime < t ? t : l.MaxQueryTime } : null),
        new("max-query-time", (l, v) => Seconds(v) is { } t ? l with { MaxQueryTime = t, QueryTime = l.QueryTime > t ? t : l.QueryTime } : null),
        new("query-memory", (l, v) => Bytes(v) is { } b ? l with { QueryMemoryBytes = b } : null),
        new("query-rows", (l, v) => Number(v) is { } n ? l with { QueryRows = n } : null),
        new("concurrent-queries", (l, v) => Count(v) is { } n ? l with { ConcurrentQueries = n } : null),
        new("query-queue-time", (l, v) => Seconds(v) is { } t ? l with { QueryQueueTime = t } : null),
        new("body", (l, v) => Bytes(v) is { } b ? l with { BodyBytes = b } : null),
        new("write-body", (l, v) => Bytes(v) is { } b ? l with { WriteBodyBytes = b } : null),
        new("requests-per-second", (l, v) => Count(v) is { } n ? l with { RequestsPerSecond = n } : null),
        new("request-burst", (l, v) => Count(v) is { } n ? l with { RequestBurst = n } : null),
        new("concurrent-requests", (l, v) => Count(v) is { } n ? l with { ConcurrentRequests = n } : null),
        new("connections", (l, v) => Count(v) is { } n ? l with { Connections = n } : null),
    ];

    public static string Names => string.Join(", ", s_all.Select(s => s.Name));

    /// <exception cref="UsageException">A setting has no such name, or a value that cannot be.</exception>
    public static ServerLimits Apply(ServerLimits limits, IEnumerable<string> settings)
    {
        foreach (string setting in settings)
        {
            string[] parts = setting.Split('=', 2, StringSplitOptions.TrimEntries);
            Setting known = s_all.FirstOrDefault(s => s.Name == parts[0]) ?? throw new UsageException($"--limit {setting}: there is no such limit. There are: {Names}.");
            limits = (parts.Length == 2 ? known.Apply(limits, parts[1]) : null)
                ?? throw new UsageException($"--limit {setting}: write {parts[0]}=VALUE with a number above 0; seconds for times, KB, MB or GB behind bytes.");
        }

        return limits;
    }

    /// <summary>The settings of $CIVIC_LIMITS, separated by semicolons or blanks.</summary>
    public static IEnumerable<string> FromEnvironment() =>
        (Environment.GetEnvironmentVariable("CIVIC_LIMITS") ?? "").Split([';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static TimeSpan? Seconds(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds is > 0 and <= 86_400 ? TimeSpan.FromSeconds(seconds) : null;

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number > 0 ? number : null;

    private static int? Count(string text) => Number(text) is { } number and <= 1_000_000 ? (int)number : null;

    private static long? Bytes(string text)
    {
        foreach ((string unit, int shift) in new[] { ("KB", 10), ("MB", 20), ("GB", 30) })
        {
            if (text.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
            {
                return Number(text[..^2].TrimEnd()) is { } number && number <= long.MaxValue >> shift ? number << shift : null;
            }
        }

        return Number(text);
    }
}
