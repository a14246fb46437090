using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>A scan without rows.</summary>
internal sealed class EmptyCursor : IQuadCursor
{
    public static EmptyCursor Instance { get; } = new();

    public int Read(QuadColumns into, int columns = 15) => 0;

    public void Seek(ulong first, ulong second, ulong third, ulong fourth)
    {
    }

    public void Dispose()
    {
    }
}
