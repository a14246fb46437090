using System.IO.Hashing;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>Sorted rows of one order in packed blocks with a skip table, in native memory or in a mapped file. Immutable; whoever holds the memory keeps it alive.</summary>
internal sealed unsafe class QuadTable
{
    private readonly byte* _blocks;
    private readonly SkipEntry* _skip;
    private readonly long _end;
    private readonly string? _file;
    private readonly ulong[]? _verified;

    /// <summary>The same rows by subject, where this table shows them by graph.</summary>
    private readonly QuadTable? _inGraph;

    /// <param name="order">The order of the columns.</param>
    /// <param name="blocks">Where the blocks begin.</param>
    /// <param name="length">The bytes of all blocks.</param>
    /// <param name="skip">The skip table, one entry a block.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="file">The file's name where blocks are checked when first read; null for memory.</param>
    public QuadTable(QuadOrder order, byte* blocks, long length, SkipEntry* skip, long rows, string? file)
    {
        Order = order;
        Rows = rows;
        _blocks = blocks;
        _skip = skip;
        _end = length;
        _file = file;
        _verified = file is null ? null : new ulong[(BlockCount + 63) / 64];
    }

    /// <summary>Rows of one graph sorted by subject are sorted by graph and subject too.</summary>
    private QuadTable(QuadTable inGraph)
    {
        Order = QuadOrder.Gspo;
        Rows = inGraph.Rows;
        _inGraph = inGraph;
    }

    public QuadOrder Order { get; }

    public long Rows { get; }

    public long BlockCount => (Rows + PackedBlock.Rows - 1) >> PackedBlock.RowBits;

    /// <summary>The rows of this table in <see cref="QuadOrder.Spo"/>, all of one graph, as a table in <see cref="QuadOrder.Gspo"/> that needs no memory of its own.</summary>
    public QuadTable ByGraph() => Order == QuadOrder.Spo ? new QuadTable(this) : throw new InvalidOperationException($"Rows in the order {Order} are not sorted by graph.");

    /// <summary>The first row that is not below the key in its first columns.</summary>
    public long LowerBound(in QuadKey key, int columns, long from = 0)
    {
        if (Rows == 0)
        {
            return 0;
        }

        if (_inGraph is not null)
        {
            ulong graph = _inGraph.Row(0).D;
            return key.A != graph ? (key.A < graph ? from : Rows) : columns == 1 ? from : _inGraph.LowerBound(new QuadKey(key.B, key.C, key.D, 0), columns - 1, from);
        }

        long low = from >> PackedBlock.RowBits;
        long high = BlockCount;
        long first = low;
        while (low < high)
        {
            long middle = (low + high) >> 1;
            if (Below(_skip[middle].First, key, columns))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        if (low == first)
        {
            return Math.Max(from, low << PackedBlock.RowBits);
        }

        long block = low - 1;
        int rows = RowsOf(block);
        return Math.Max(from, (block << PackedBlock.RowBits) + PackedBlock.LowerBound(Block(block), rows, key, columns));
    }

    /// <summary>The rows that share the key's first columns, as first row and the row behind the last.</summary>
    public (long From, long To) Range(in QuadKey key, int columns)
    {
        if (columns == 0 || Rows == 0)
        {
            return (0, Rows);
        }

        long from = LowerBound(key, columns);
        return (from, LowerBound(key.After(columns), columns, from));
    }

    /// <summary>The first row of a block, without reading the block.</summary>
    public QuadKey FirstOf(long block) => _inGraph is null ? _skip[block].First : _inGraph._skip[block].First.To(QuadOrder.Gspo);

    /// <summary>Decodes rows that may reach over several blocks.</summary>
    /// <param name="row">The first of them.</param>
    /// <param name="count">How many.</param>
    /// <param name="first">Takes the first column.</param>
    /// <param name="second">Takes the second.</param>
    /// <param name="third">Takes the third.</param>
    /// <param name="fourth">Takes the fourth.</param>
    /// <param name="columns">Which of them are wanted, a bit each.</param>
    /// <param name="at">Where they come in the columns.</param>
    public void Read(long row, int count, ulong[] first, ulong[] second, ulong[] third, ulong[] fourth, int columns, int at = 0)
    {
        if (_inGraph is not null)
        {
            _inGraph.Read(row, count, second, third, fourth, first, (columns >> 1) | ((columns & 1) << 3), at);
            return;
        }

        int done = at;
        count += at;
        while (done < count)
        {
            byte* block = Block(row >> PackedBlock.RowBits);
            int from = (int)(row & (PackedBlock.Rows - 1));
            int take = Math.Min(count - done, PackedBlock.Rows - from);
            ReadColumn(block, 0, columns & 1, from, take, first, done);
            ReadColumn(block, 1, columns & 2, from, take, second, done);
            ReadColumn(block, 2, columns & 4, from, take, third, done);
            ReadColumn(block, 3, columns & 8, from, take, fourth, done);
            done += take;
            row += take;
        }
    }

    public bool Contains(in QuadKey key)
    {
        long row = LowerBound(key, 4);
        return row < Rows && Row(row) == key;
    }

    public QuadKey Row(long row)
    {
        if (_inGraph is not null)
        {
            return _inGraph.Row(row).To(QuadOrder.Gspo);
        }

        byte* block = Block(row >> PackedBlock.RowBits);
        int index = (int)(row & (PackedBlock.Rows - 1));
        return new QuadKey(PackedBlock.Value(block, 0, index), PackedBlock.Value(block, 1, index), PackedBlock.Value(block, 2, index), PackedBlock.Value(block, 3, index));
    }

    /// <summary>Checks every block against its hash, whether it was read before or not.</summary>
    /// <exception cref="StorageFormatException">A block is damaged.</exception>
    public void Verify(CancellationToken cancellation)
    {
        if (_inGraph is not null)
        {
            _inGraph.Verify(cancellation);
            return;
        }

        for (long block = 0; block < BlockCount; block++)
        {
            cancellation.ThrowIfCancellationRequested();
            Check(block);
        }
    }

    private static void ReadColumn(byte* block, int column, int wanted, int from, int take, ulong[] into, int at)
    {
        if (wanted != 0)
        {
            fixed (ulong* target = &into[at])
            {
                PackedBlock.Decode(block, column, from, take, target);
            }
        }
    }

    private static bool Below(in QuadKey row, in QuadKey key, int columns)
    {
        if (row.A != key.A)
        {
            return row.A < key.A;
        }

        if (columns == 1)
        {
            return false;
        }

        if (row.B != key.B)
        {
            return row.B < key.B;
        }

        if (columns == 2)
        {
            return false;
        }

        return row.C != key.C ? row.C < key.C : columns != 3 && row.D < key.D;
    }

    private int RowsOf(long block) => (int)Math.Min(PackedBlock.Rows, Rows - (block << PackedBlock.RowBits));

    private byte* Block(long block)
    {
        if (_verified is not null && (Volatile.Read(ref _verified[block >> 6]) & (1UL << (int)(block & 63))) == 0)
        {
            Check(block);
            Interlocked.Or(ref _verified[block >> 6], 1UL << (int)(block & 63));
        }

        return _blocks + _skip[block].Offset;
    }

    private void Check(long block)
    {
        long start = _skip[block].Offset;
        long end = block + 1 < BlockCount ? _skip[block + 1].Offset : _end;
        if (start < 0 || end > _end || start > end || XxHash3.HashToUInt64(new ReadOnlySpan<byte>(_blocks + start, (int)(end - start))) != _skip[block].Hash)
        {
            throw new StorageFormatException($"Block {block} of {_file ?? "a run in memory"} is damaged. Run verify, and restore the file from a backup.");
        }
    }
}
