namespace CivicCoding.Graph.Storage;

/// <summary>What an erasure did, and what it could not reach.</summary>
/// <param name="Iri">The thing.</param>
/// <param name="Sequence">The commit that removed it.</param>
/// <param name="Quads">The removed quads: of the thing, of blank nodes that only it had, links to it, and what was in a graph of its name.</param>
/// <param name="Values">Its literals that are in no file of the store any more.</param>
/// <param name="SharedValues">Its literals that stay because others have them too.</param>
/// <param name="Backups">Backups from before, which may still hold it.</param>
/// <param name="PendingFiles">Files that a long reader still holds open; they go when it ends.</param>
public sealed record EraseReceipt(string Iri, long Sequence, long Quads, long Values, long SharedValues, IReadOnlyList<KnownBackup> Backups, IReadOnlyList<string> PendingFiles);
