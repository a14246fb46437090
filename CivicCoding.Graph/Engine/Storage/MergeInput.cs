using System.Buffers;

namespace CivicCoding.Graph.Storage;

/// <summary>One table's range as it takes part in a merge, decoded a piece at a time. A block is not decoded before something lies within it: until then the skip table knows its first row.</summary>
internal sealed class MergeInput(QuadTable table, long from, long to, MergeRole role) : IDisposable
{
    private const int Piece = PackedBlock.Rows;

    private readonly ulong[] _first = ArrayPool<ulong>.Shared.Rent((int)Math.Min(Piece, to - from));
    private readonly ulong[] _second = ArrayPool<ulong>.Shared.Rent((int)Math.Min(Piece, to - from));
    private readonly ulong[] _third = ArrayPool<ulong>.Shared.Rent((int)Math.Min(Piece, to - from));
    private readonly ulong[] _fourth = ArrayPool<ulong>.Shared.Rent((int)Math.Min(Piece, to - from));
    private long _next = from;
    private int _count;
    private int _at;
    private bool _whole;
    private QuadKey _head;

    public MergeRole Role { get; } = role;

    /// <summary>The current row; only where <see cref="Fill"/> said so.</summary>
    public ref readonly QuadKey Head => ref _head;

    /// <summary>True where the current row begins a block that is not decoded.</summary>
    public bool IsWhole => _whole;

    /// <summary>Makes <see cref="Head"/> the current row; false at the end.</summary>
    public bool Fill()
    {
        if (_at == _count)
        {
            if (_next >= to)
            {
                return false;
            }

            if ((_next & (Piece - 1)) == 0 && to - _next >= Piece)
            {
                _at = _count = 0;
                _whole = true;
                _head = table.FirstOf(_next >> PackedBlock.RowBits);
                return true;
            }

            Decode();
        }

        _head = At(_at);
        return true;
    }

    /// <summary>Steps over the current row.</summary>
    public bool Advance()
    {
        Open();
        _at++;
        return Fill();
    }

    /// <summary>The rows from the current one in blocks that are not decoded and lie below a limit as a whole; at most <paramref name="most"/>.</summary>
    public int Whole(in QuadKey limit, bool limited, int most)
    {
        int rows = 0;
        while (_whole && rows + Piece <= most && to - _next - rows >= Piece)
        {
            long behind = _next + rows + Piece;
            if (limited && (behind >= table.Rows || QuadKey.Compare(table.FirstOf(behind >> PackedBlock.RowBits), limit) > 0))
            {
                break;
            }

            rows += Piece;
        }

        return rows;
    }

    /// <summary>Decodes the wanted columns of whole blocks from the current row on straight to where they go, and steps over them.</summary>
    public bool TakeWhole(int count, Rdf.QuadColumns into, int at, int columns)
    {
        table.Read(_next, count, into.First, into.Second, into.Third, into.Fourth, columns, at);
        _next += count;
        _whole = false;
        return Fill();
    }

    /// <summary>The decoded rows from the current one that lie below a limit, or all of them; at most <paramref name="most"/>.</summary>
    public int Run(in QuadKey limit, bool limited, int most)
    {
        Open();
        int available = Math.Min(_count - _at, most);
        if (!limited || available == 0)
        {
            return available;
        }

        int step = 1;
        while (step < available && QuadKey.Compare(At(_at + step), limit) < 0)
        {
            step *= 2;
        }

        int low = step / 2;
        int high = Math.Min(step, available);
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (QuadKey.Compare(At(_at + middle), limit) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Copies rows from the current one and steps over them.</summary>
    public bool Take(int count, Rdf.QuadColumns into, int at)
    {
        _first.AsSpan(_at, count).CopyTo(into.First.AsSpan(at));
        _second.AsSpan(_at, count).CopyTo(into.Second.AsSpan(at));
        _third.AsSpan(_at, count).CopyTo(into.Third.AsSpan(at));
        _fourth.AsSpan(_at, count).CopyTo(into.Fourth.AsSpan(at));
        _at += count;
        return Fill();
    }

    /// <summary>Moves forward to the first row that is not below the key.</summary>
    public bool Seek(in QuadKey key)
    {
        if (_whole && QuadKey.Compare(_head, key) >= 0)
        {
            return true;
        }

        if (_at < _count && QuadKey.Compare(At(_count - 1), key) >= 0)
        {
            _at += Run(key, limited: true, int.MaxValue);
            return Fill();
        }

        _at = _count;
        _whole = false;
        if (_next < to)
        {
            _next = Math.Min(to, table.LowerBound(key, 4, _next));
        }

        return Fill();
    }

    public void Dispose()
    {
        ArrayPool<ulong>.Shared.Return(_first);
        ArrayPool<ulong>.Shared.Return(_second);
        ArrayPool<ulong>.Shared.Return(_third);
        ArrayPool<ulong>.Shared.Return(_fourth);
    }

    private void Open()
    {
        if (_whole)
        {
            Decode();
        }
    }

    private void Decode()
    {
        _count = (int)Math.Min(to - _next, Piece - (_next & (Piece - 1)));
        table.Read(_next, _count, _first, _second, _third, _fourth, 15);
        _next += _count;
        _at = 0;
        _whole = false;
    }

    private QuadKey At(int index) => new(_first[index], _second[index], _third[index], _fourth[index]);
}
