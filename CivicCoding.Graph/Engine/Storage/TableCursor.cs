using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>A scan over a range of one table: the fast path where a prefix has rows in one place only.</summary>
internal sealed class TableCursor(QuadTable table, long from, long to) : IQuadCursor
{
    private long _row = from;

    public int Read(QuadColumns into, int columns = 15)
    {
        int count = (int)Math.Min(to - _row, QuadColumns.Capacity);
        if (count <= 0)
        {
            return 0;
        }

        // Ends on a block's border, so that the next call decodes whole blocks.
        long border = (_row + count) & ~(long)(PackedBlock.Rows - 1);
        if (border > _row && _row + count < to)
        {
            count = (int)(border - _row);
        }

        table.Read(_row, count, into.First, into.Second, into.Third, into.Fourth, columns);
        _row += count;
        return count;
    }

    public void Seek(ulong first, ulong second, ulong third, ulong fourth)
    {
        if (_row < to)
        {
            _row = Math.Min(to, table.LowerBound(new QuadKey(first, second, third, fourth), 4, _row));
        }
    }

    public void Dispose()
    {
    }
}
