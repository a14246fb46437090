using CivicCoding.Api.Federation;
using CivicCoding.Graph.Harvest.Runs;

namespace CivicCoding.Api.Harvesting;

/// <summary>Fetches documents of a source from the hosts that an operator allows, within the client's limits of size and time.</summary>
internal sealed class OutsideFetcher(OutsideClient outside) : IDocumentFetcher
{
    /// <summary>The bounds of one page.</summary>
    public static OutsideLimits Limits { get; } = new() { Time = TimeSpan.FromMinutes(2), DocumentBytes = 256L << 20, Redirects = 5 };

    public HarvestDocument Fetch(string address, string accept, string file, CancellationToken cancellation)
    {
        try
        {
            using OutsideAnswer answer = outside.Send(address, accept, null, outside.Limits.Time, cancellation);
            using Stream body = answer.Open(outside.Limits.DocumentBytes);
            using FileStream output = new(file, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
            body.CopyTo(output);
            return new HarvestDocument(address, answer.Address.AbsoluteUri, answer.MediaType, file);
        }
        catch (OutsideException error)
        {
            throw new HarvestFetchException($"{address}: {error.Message}", error.MayRecover, error.Wait, error);
        }
    }
}
