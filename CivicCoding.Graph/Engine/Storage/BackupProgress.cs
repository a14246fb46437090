namespace CivicCoding.Graph.Storage;

/// <summary>How far a backup or a restore is.</summary>
/// <param name="Done">The bytes that are there.</param>
/// <param name="Total">The bytes in all.</param>
public readonly record struct BackupProgress(long Done, long Total);
