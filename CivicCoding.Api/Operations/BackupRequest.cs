namespace CivicCoding.Api.Operations;

/// <summary>A backup to write.</summary>
/// <param name="Folder">A name below the server's folder for backups; by the operator's socket any path.</param>
public sealed record BackupRequest(string? Folder);
