namespace CivicCoding.Graph.Storage;

/// <summary>What one transaction of the catalogue changes about the files.</summary>
/// <param name="Added">Files that are written and synced.</param>
/// <param name="Removed">Names that no longer belong to the store.</param>
/// <param name="TermsEnd">The number behind the last term in files.</param>
/// <param name="BlankEnd">The number behind the last numbered blank node.</param>
internal sealed record CatalogueChange(IReadOnlyList<StoredFile> Added, IReadOnlyList<string> Removed, ulong TermsEnd, ulong BlankEnd)
{
    /// <summary>The commit that the files are, for a bulk load.</summary>
    public LogEntry? Entry { get; init; }

    /// <summary>The last commit up to which all quads are in segments now.</summary>
    public long? Flushed { get; init; }

    /// <summary>The last commit that nobody needs to read any more: the terms of its quads may be gone.</summary>
    public long? Forgotten { get; init; }
}
