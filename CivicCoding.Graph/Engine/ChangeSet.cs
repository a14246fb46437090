using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph;

/// <summary>The quads that one commit added and removed. A bulk load may come as <see cref="Bulk"/> without its quads: the consumer then reads the store.</summary>
public sealed record ChangeSet(long Sequence, IReadOnlyList<Quad> Added, IReadOnlyList<Quad> Removed, bool Bulk = false);
