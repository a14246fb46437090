namespace CivicCoding.Graph.Harvest.Runs;

/// <summary>A document of a source that lies on the disk.</summary>
/// <param name="Name">The address or path, for messages.</param>
/// <param name="Address">The address after redirects; null: a file.</param>
/// <param name="MediaType">What the server said it is, or null.</param>
/// <param name="File">Where it lies; gzip and Zstandard are unpacked when it is read.</param>
public sealed record HarvestDocument(string Name, string? Address, string? MediaType, string File)
{
    /// <summary>Opens it, unpacked.</summary>
    /// <exception cref="HarvestException">It cannot be opened.</exception>
    public Stream Open()
    {
        try
        {
            return Decompression.Open(new FileStream(File, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new HarvestException(Name, 0, "cannot be opened; check the path and that the file may be read.", error);
        }
    }
}
