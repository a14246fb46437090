namespace CivicCoding.Graph.Harvest.Runs;

/// <summary>What a run did to the records of a source, and to the statements of its graph.</summary>
/// <param name="New">Records that the store did not have.</param>
/// <param name="Changed">Records of which a statement differs.</param>
/// <param name="Removed">Records that went.</param>
/// <param name="Unchanged">Records that are as they were.</param>
/// <param name="TriplesAdded">Statements that came.</param>
/// <param name="TriplesRemoved">Statements that went.</param>
public sealed record HarvestCounts(int New, int Changed, int Removed, int Unchanged, long TriplesAdded, long TriplesRemoved);
