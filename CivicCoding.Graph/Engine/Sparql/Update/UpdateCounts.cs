namespace CivicCoding.Graph.Sparql.Update;

/// <summary>What an update request asked for: the quads that its operations added and removed, those that changed nothing counted too.</summary>
public sealed record UpdateCounts(long Added, long Removed);
