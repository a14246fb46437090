namespace CivicCoding.Graph.Storage;

/// <summary>The store stopped taking writes, because the disk failed to keep one: what was acknowledged is still served.</summary>
public sealed class StoreReadOnlyException(string reason, Exception? inner = null)
    : Exception($"The store takes no more writes: {reason} Check the disk and restart.", inner);
