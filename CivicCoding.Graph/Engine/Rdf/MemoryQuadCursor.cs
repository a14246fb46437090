namespace CivicCoding.Graph.Rdf;

/// <summary>A scan over a range of <see cref="SortedQuads"/>.</summary>
internal sealed class MemoryQuadCursor(SortedQuads quads, int low, int high) : IQuadCursor
{
    private int _place = low;

    public int Read(QuadColumns into, int columns = 15)
    {
        int count = Math.Min(QuadColumns.Capacity, high - _place);
        if (count <= 0)
        {
            return 0;
        }

        Copy(columns & 1, 0, into.First, count);
        Copy(columns & 2, 1, into.Second, count);
        Copy(columns & 4, 2, into.Third, count);
        Copy(columns & 8, 3, into.Fourth, count);
        _place += count;
        return count;
    }

    public void Seek(ulong first, ulong second, ulong third, ulong fourth) => _place = quads.Seek(_place, high, [first, second, third, fourth]);

    public void Dispose()
    {
    }

    private void Copy(int wanted, int column, ulong[] into, int count)
    {
        if (wanted != 0)
        {
            Array.Copy(quads.Columns[column], _place, into, 0, count);
        }
    }
}
