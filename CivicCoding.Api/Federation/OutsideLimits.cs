namespace CivicCoding.Api.Federation;

/// <summary>The bounds of a request that the server makes to another one for SERVICE, LOAD or a harvest.</summary>
public sealed record OutsideLimits
{
    /// <summary>The time of one request with all its redirects; never more than the query has left.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The largest answer to SERVICE, in bytes after decompression.</summary>
    public long ServiceBytes { get; init; } = 32L << 20;

    /// <summary>The largest document of LOAD or page of a harvest, in bytes after decompression.</summary>
    public long DocumentBytes { get; init; } = 64L << 20;

    public int Redirects { get; init; } = 3;
}
