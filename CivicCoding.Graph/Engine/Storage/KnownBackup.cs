namespace CivicCoding.Graph.Storage;

/// <summary>A backup that the store remembers having written.</summary>
/// <param name="Folder">Where it was written.</param>
/// <param name="Sequence">The last commit in it.</param>
/// <param name="Created">When it was written.</param>
public sealed record KnownBackup(string Folder, long Sequence, DateTimeOffset Created);
