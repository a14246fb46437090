namespace CivicCoding.Graph.Harvest.Runs;

/// <summary>A run of the same source goes on already.</summary>
public sealed class HarvestBusyException(HarvestRequest request) : Exception($"A run of {request.Kind}/{request.Name} goes on already. Wait for it, or give this source another name.");
