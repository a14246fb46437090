using System.IO.Hashing;
using System.Runtime.CompilerServices;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>Packs rows that come in ascending order into blocks, in memory or straight into a stream.</summary>
internal sealed unsafe class QuadTableBuilder : IDisposable
{
    private readonly PackedBlockWriter _writer = new();
    private readonly ulong[] _pending = GC.AllocateUninitializedArray<ulong>(4 * PackedBlock.Rows, pinned: true);
    private readonly List<SkipEntry> _skip = [];
    private readonly Stream? _output;
    private readonly NativeBuffer _scratch = new(PackedBlockWriter.MaxBytes);
    private NativeBuffer? _memory;
    private long _length;
    private int _filled;
    private ulong _graph;
    private bool _manyGraphs;

    /// <param name="order">The order of the rows.</param>
    /// <param name="output">Where the blocks go; null keeps them in memory.</param>
    public QuadTableBuilder(QuadOrder order, Stream? output = null)
    {
        Order = order;
        _output = output;
    }

    public QuadOrder Order { get; private set; }

    public long Rows { get; private set; }

    /// <summary>True where all rows, which are in an order with the graph as last column, are of one graph.</summary>
    public bool IsOneGraph => Rows > 0 && !_manyGraphs && Order != QuadOrder.Gspo;

    /// <summary>The bytes of the blocks so far.</summary>
    public long Length => _length;

    public IReadOnlyList<SkipEntry> Skip => _skip;

    public void Add(in QuadKey row)
    {
        ulong[] pending = _pending;
        pending[_filled] = row.A;
        pending[_filled + PackedBlock.Rows] = row.B;
        pending[_filled + (2 * PackedBlock.Rows)] = row.C;
        pending[_filled + (3 * PackedBlock.Rows)] = row.D;
        if (++_filled == PackedBlock.Rows)
        {
            Flush();
        }
    }

    public void Add(QuadColumns rows, int count)
    {
        int done = 0;
        while (done < count)
        {
            int take = Math.Min(count - done, PackedBlock.Rows - _filled);
            rows.First.AsSpan(done, take).CopyTo(_pending.AsSpan(_filled));
            rows.Second.AsSpan(done, take).CopyTo(_pending.AsSpan(_filled + PackedBlock.Rows));
            rows.Third.AsSpan(done, take).CopyTo(_pending.AsSpan(_filled + (2 * PackedBlock.Rows)));
            rows.Fourth.AsSpan(done, take).CopyTo(_pending.AsSpan(_filled + (3 * PackedBlock.Rows)));
            done += take;
            _filled += take;
            if (_filled == PackedBlock.Rows)
            {
                Flush();
            }
        }
    }

    /// <summary>Packs what is pending; for a table in a stream, before its skip table is written.</summary>
    public void Complete()
    {
        if (_filled > 0)
        {
            Flush();
        }
    }

    /// <summary>The finished table in memory and the memory that it lies in.</summary>
    public QuadTable ToTable(out NativeBuffer memory)
    {
        Complete();
        long skipAt = (_length + PackedBlock.ReadAhead + 7) & ~7L;
        memory = new NativeBuffer(skipAt + ((long)_skip.Count * SkipEntry.Bytes));
        if (_memory is not null)
        {
            Buffer.MemoryCopy(_memory.Pointer, memory.Pointer, _length, _length);
        }

        new Span<byte>(memory.Pointer + _length, (int)(skipAt - _length)).Clear();
        SkipEntry* skip = (SkipEntry*)(memory.Pointer + skipAt);
        for (int i = 0; i < _skip.Count; i++)
        {
            skip[i] = _skip[i];
        }

        return new QuadTable(Order, memory.Pointer, _length, skip, Rows, file: null);
    }

    /// <summary>Begins another table with the same buffers.</summary>
    public void Reset(QuadOrder order)
    {
        Order = order;
        Rows = 0;
        _filled = 0;
        _length = 0;
        _manyGraphs = false;
        _skip.Clear();
    }

    public void Dispose()
    {
        _scratch.Dispose();
        _memory?.Dispose();
    }

    private void Flush()
    {
        ulong* pending = (ulong*)Unsafe.AsPointer(ref _pending[0]);
        var first = new QuadKey(pending[0], pending[PackedBlock.Rows], pending[2 * PackedBlock.Rows], pending[3 * PackedBlock.Rows]);
        _graph = Rows == 0 ? first.D : _graph;
        _manyGraphs |= new ReadOnlySpan<ulong>(pending + (3 * PackedBlock.Rows), _filled).ContainsAnyExcept(_graph);
        int length = _writer.Write(_scratch.Pointer, pending, pending + PackedBlock.Rows, pending + (2 * PackedBlock.Rows), pending + (3 * PackedBlock.Rows), _filled);
        var bytes = new ReadOnlySpan<byte>(_scratch.Pointer, length);
        _skip.Add(new SkipEntry(first, _length, _output is null ? 0 : XxHash3.HashToUInt64(bytes)));
        if (_output is null)
        {
            bytes.CopyTo(Room(length));
        }
        else
        {
            _output.Write(bytes);
        }

        _length += length;
        Rows += _filled;
        _filled = 0;
    }

    private Span<byte> Room(int length)
    {
        if (_memory is null || _memory.Length - _length < length)
        {
            var larger = new NativeBuffer(((_memory?.Length ?? 0) * 2) + length);
            if (_memory is not null)
            {
                Buffer.MemoryCopy(_memory.Pointer, larger.Pointer, larger.Length, _length);
                _memory.Dispose();
            }

            _memory = larger;
        }

        return new Span<byte>(_memory.Pointer + _length, length);
    }
}
