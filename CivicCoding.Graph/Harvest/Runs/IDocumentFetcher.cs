namespace CivicCoding.Graph.Harvest.Runs;

/// <summary>Brings a document of a source to the disk. What may be reached, how large it may be and how long it may take is the fetcher's to hold.</summary>
public interface IDocumentFetcher
{
    /// <summary>Fetches a document.</summary>
    /// <param name="address">The address or path.</param>
    /// <param name="accept">The media types that are understood.</param>
    /// <param name="file">A path that may be written to.</param>
    /// <param name="cancellation">Ends the fetch.</param>
    /// <exception cref="HarvestFetchException">It may not be reached, or did not come.</exception>
    /// <exception cref="HarvestException">There is no such file.</exception>
    HarvestDocument Fetch(string address, string accept, string file, CancellationToken cancellation);
}
