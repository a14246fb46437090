namespace CivicCoding.Graph.Storage;

/// <summary>What a file of the store holds. Persisted: the numbers are frozen.</summary>
internal enum FileKind : byte
{
    Quads = 1,
    Terms = 2,
}
