namespace CivicCoding.Graph.Tests.Storage.Faults;

internal enum DiskOperationKind
{
    Create,
    Write,
    Truncate,
    Sync,
    SyncFolder,
    Delete,
    Rename,

    /// <summary>Nothing on the disk: the run tells here how many commits are acknowledged.</summary>
    Acknowledge,
}
