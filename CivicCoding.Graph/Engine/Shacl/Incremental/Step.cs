using CivicCoding.Graph.Shacl.Paths;

namespace CivicCoding.Graph.Shacl.Incremental;

/// <summary>A place that a check reaches from its focus node: the steps back to it. Null is the focus node itself.</summary>
internal sealed record Step(Step? Before, ShaclPath Path, bool Backwards);
