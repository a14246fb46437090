namespace CivicCoding.Graph.Storage;

/// <summary>The system could not bring a file to the disk. What was written to it before may be lost, and trying again proves nothing: the system may have dropped it.</summary>
public sealed class StorageSyncException(string what, Exception? inner = null) : IOException($"{what} could not be brought to the disk.", inner);
