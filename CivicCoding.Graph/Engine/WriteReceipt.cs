namespace CivicCoding.Graph;

/// <summary>What a write did: the commit's sequence number (the current one where nothing changed) and the quads that were really added and removed.</summary>
public sealed record WriteReceipt(long Sequence, long Added, long Removed, bool GraphCreated = false);
