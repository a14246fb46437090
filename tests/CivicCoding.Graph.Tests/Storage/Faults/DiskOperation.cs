namespace CivicCoding.Graph.Tests.Storage.Faults;

/// <summary>One thing that was done to a disk. Names are relative to the disk's folder.</summary>
internal sealed record DiskOperation(DiskOperationKind Kind, string Name = "")
{
    public long Offset { get; init; }

    public byte[] Data { get; init; } = [];

    /// <summary>The new name, for a rename.</summary>
    public string To { get; init; } = "";

    public override string ToString() => $"{Kind} {Name}{(Kind == DiskOperationKind.Write ? $" {Data.Length} bytes at {Offset}" : To.Length > 0 ? " to " + To : "")}";
}
