using System.Runtime.InteropServices;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>Solutions that are written once and then read once, in the same order. A few stay in memory; more go to the <see cref="ISpillStore"/>.</summary>
internal sealed class SpilledSolutions(QueryContext context, int width) : IDisposable
{
    private const int FirstBuffer = 256;
    private const int LargestBuffer = 2048;
    private readonly ISpillStore _spill = context.Spill ?? throw new InvalidOperationException("This query has no room to spill to.");
    private ulong[] _buffer = [];
    private Stream? _stream;
    private int _used;
    private int _at;
    private long _written;
    private long _left;

    public long Count { get; private set; }

    public void Add(ReadOnlySpan<ulong> solution)
    {
        if (_used + width > _buffer.Length)
        {
            MakeRoom();
        }

        solution.CopyTo(_buffer.AsSpan(_used));
        _used += width;
        Count++;
    }

    /// <summary>Ends writing and goes to the first solution.</summary>
    public void Rewind()
    {
        if (_stream is not null)
        {
            Flush();
            _stream.Position = 0;
        }

        _left = _written;

        _at = 0;
    }

    /// <summary>Reads the next solution; false at the end.</summary>
    public bool Read(Span<ulong> solution)
    {
        if (_at == _used && !Fill())
        {
            return false;
        }

        _buffer.AsSpan(_at, width).CopyTo(solution);
        _at += width;
        return true;
    }

    /// <summary>Fills a batch that has <see cref="Batch.Capacity"/> places with the next solutions; false at the end.</summary>
    public bool Read(Batch batch)
    {
        int count = 0;
        while (count < Batch.Capacity && (_at < _used || Fill()))
        {
            for (int column = 0; column < width; column++)
            {
                batch.Columns[column][count] = _buffer[_at + column];
            }

            _at += width;
            count++;
        }

        batch.Count = count;
        return count > 0;
    }

    public void Dispose()
    {
        _stream?.Dispose();
        _stream = null;
        _spill.Release(_written);
        context.Memory.Release(8L * _buffer.Length);
        _written = 0;
        _left = 0;
        _buffer = [];
        (_used, _at) = (0, 0);
    }

    private void MakeRoom()
    {
        int most = Math.Max(LargestBuffer / width, 1) * width;
        if (_buffer.Length == most)
        {
            Flush();
            return;
        }

        int length = Math.Min(most, Math.Max(Math.Max(FirstBuffer / width, 1) * width, _buffer.Length * 4));
        context.Memory.Reserve(8L * (length - _buffer.Length));
        Array.Resize(ref _buffer, length);
    }

    private void Flush()
    {
        context.Check();
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(_buffer.AsSpan(0, _used));
        if (!_spill.TryReserve(bytes.Length))
        {
            throw new QueryBudgetExceededException("The query needs more room on disk than queries may use for sorting and grouping. Narrow it, add LIMIT, or ask for less per query.", QueryBudgetKind.Memory);
        }

        _written += bytes.Length;
        _stream ??= _spill.Open();
        _stream.Write(bytes);
        _used = 0;
    }

    private bool Fill()
    {
        if (_left == 0)
        {
            return false;
        }

        context.Check();
        int length = (int)Math.Min(_left, 8L * _buffer.Length);
        _stream!.ReadExactly(MemoryMarshal.AsBytes(_buffer.AsSpan())[..length]);
        _left -= length;
        _used = length / 8;
        _at = 0;
        return true;
    }
}
