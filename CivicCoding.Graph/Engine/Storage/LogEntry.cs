namespace CivicCoding.Graph.Storage;

/// <summary>One row of the commit log.</summary>
internal readonly record struct LogEntry(long Sequence, byte[] Record);
