using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>A file as the catalogue knows it.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Order">Its order, for quads.</param>
/// <param name="Run">The number that the files of one run share; for terms, the number of the first term.</param>
/// <param name="Rows">Its rows or terms.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Hash">The XXH128 of all of it.</param>
internal sealed record StoredFile(string Name, FileKind Kind, QuadOrder Order, long Run, long Rows, long Length, UInt128 Hash)
{
    public long SequenceFrom { get; init; }

    public long SequenceTo { get; init; }
}
