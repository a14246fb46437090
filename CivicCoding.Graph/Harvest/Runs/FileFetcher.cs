namespace CivicCoding.Graph.Harvest.Runs;

/// <summary>Takes documents from the disk, where they are.</summary>
public sealed class FileFetcher : IDocumentFetcher
{
    public static FileFetcher Instance { get; } = new();

    public HarvestDocument Fetch(string address, string accept, string file, CancellationToken cancellation) =>
        File.Exists(address) ? new HarvestDocument(address, null, null, address) : throw new HarvestException(address, 0, "there is no such file.");
}
