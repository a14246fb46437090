namespace CivicCoding.Graph.Harvest.Runs;

/// <summary>What a run would change in the graph of its source, as N-Triples files with store-wide blank node labels.</summary>
/// <param name="AddedFile">The statements that come.</param>
/// <param name="RemovedFile">The statements that go.</param>
/// <param name="Counts">How many, and of how many records.</param>
/// <param name="GraphIsNew">True where the graph held nothing.</param>
public sealed record HarvestChanges(string AddedFile, string RemovedFile, HarvestCounts Counts, bool GraphIsNew);
