namespace CivicCoding.Graph.Storage;

/// <summary>What a backup holds.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="Sequence">The last commit in it.</param>
/// <param name="Quads">Its quads.</param>
/// <param name="Created">When it was begun.</param>
/// <param name="Files">Its files, besides the manifest.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="CopiedBytes">The bytes that were not there from an earlier backup in the same folder.</param>
public sealed record BackupReceipt(string Folder, long Sequence, long Quads, DateTimeOffset Created, int Files, long Bytes, long CopiedBytes);
