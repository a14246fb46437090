using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>Looks a triple pattern up for each solution of its input: an index nested loop that keeps the input's order. Inner, left, semi and anti forms.</summary>
internal sealed class BindJoin : Operator
{
    private readonly QuadShape _shape;
    private readonly JoinKind _kind;
    private readonly QuadReader _reader;
    private readonly int[] _boundColumns = [-1, -1, -1];
    private readonly ulong[] _key = new ulong[3];
    private readonly (int Left, int Position)[] _sources;
    private readonly Batch _output;
    private readonly int[] _places;
    private readonly ulong[][] _found = new ulong[4][];
    private Batch? _left;
    private int _l;
    private int _count;
    private int _at;
    private bool _hasKey;
    private bool _isOpen;
    private bool _hasMatch;

    private BindJoin(QueryContext context, Operator left, QuadShape shape, JoinKind kind, Schema output, QuadOrder order, int needed)
        : base(context, output, left)
    {
        _places = NewPlaces();
        _shape = shape;
        _kind = kind;
        _reader = new QuadReader(context, shape, order, needed);
        _output = NewBatch(output.Width);
        for (int position = 0; position < 3; position++)
        {
            if (shape[position].Variable is { } name && left.Schema.Binds(name))
            {
                _boundColumns[position] = left.Schema.IndexOf(name);
            }
        }

        _sources = [.. output.Variables.Select(v => left.Schema.IndexOf(v) is >= 0 and int l ? (l, -1) : (-1, shape.PositionOf(v)))];
    }

    /// <summary>True where the input binds a subject, predicate or object variable of the shape in every solution, and every other variable of the shape is new.</summary>
    public static bool CanBind(Schema left, QuadShape shape) =>
        Enumerable.Range(0, 3).Any(i => shape[i].Variable is { } name && left.Binds(name))
        && shape.Variables.All(v => !left.Contains(v) || (left.Binds(v) && v != shape.GraphVariable));

    public static BindJoin Of(QueryContext context, Operator left, QuadShape shape, JoinKind kind, Func<string, bool>? isNeeded = null)
    {
        bool onlyLeft = kind is JoinKind.Semi or JoinKind.Anti;
        bool Wanted(string v) => isNeeded is null || isNeeded(v);
        string[] fresh = onlyLeft ? [] : [.. shape.Variables.Where(v => !left.Schema.Contains(v) && Wanted(v))];
        var output = new Schema(
            [.. left.Schema.Variables.Where(v => onlyLeft || Wanted(v)), .. fresh],
            v => left.Schema.Contains(v) ? !left.Schema.Binds(v) : kind == JoinKind.Left);
        int bound = 0;
        int needed = 0;
        for (int i = 0; i < 3; i++)
        {
            bound |= shape[i].Id != 0 || (shape[i].Variable is { } name && left.Schema.Binds(name)) ? 1 << i : 0;
        }

        foreach (string variable in fresh)
        {
            needed |= 1 << shape.PositionOf(variable);
        }

        return new BindJoin(context, left, shape, kind, output, QuadShape.OrderFor(bound, -1), needed) { SortedBy = HashJoin.OrderKept(left.SortedBy, output) };
    }

    public override string Describe() => $"BindJoin {_kind} {_shape}";

    public override void SkipTo(ulong key) => Inputs[0].SkipTo(key);

    protected override Batch? Produce() => _kind is JoinKind.Semi or JoinKind.Anti ? Restrict() : Join();

    protected override void Close() => _reader.Dispose();

    private Batch? Join()
    {
        _output.Count = 0;
        while (_output.Count < Batch.Capacity)
        {
            if (_left is null)
            {
                _left = Inputs[0].Next();
                _l = 0;
                _isOpen = false;
                if (_left is null)
                {
                    return _output.Count > 0 ? _output : null;
                }
            }

            if (!_isOpen)
            {
                Find(_left, _l);
                _isOpen = true;
                _hasMatch = _count > 0;
            }

            Emit();
            if (_at == _count && !More())
            {
                if (_kind == JoinKind.Left && !_hasMatch)
                {
                    if (_output.Count == Batch.Capacity)
                    {
                        break;
                    }

                    Write(_output.Count++, -1);
                }

                _isOpen = false;
                _left = ++_l < _left.Count ? _left : null;
            }
        }

        return _output;
    }

    private void Emit()
    {
        int count = Math.Min(_count - _at, Batch.Capacity - _output.Count);
        if (count <= 0)
        {
            return;
        }

        for (int column = 0; column < _sources.Length; column++)
        {
            (int l, int position) = _sources[column];
            Span<ulong> target = _output.Columns[column].AsSpan(_output.Count, count);
            if (l >= 0)
            {
                target.Fill(_left!.Columns[l][_l]);
            }
            else
            {
                _found[position].AsSpan(_at, count).CopyTo(target);
            }
        }

        _at += count;
        _output.Count += count;
    }

    private void Write(int at, int place)
    {
        for (int column = 0; column < _sources.Length; column++)
        {
            (int l, int position) = _sources[column];
            _output.Columns[column][at] = l >= 0 ? _left!.Columns[l][_l] : place < 0 ? 0 : _found[position][place];
        }
    }

    private Batch? Restrict()
    {
        Batch? left = Inputs[0].Next();
        if (left is null)
        {
            return null;
        }

        int kept = 0;
        for (int i = 0; i < left.Count; i++)
        {
            Find(left, i);
            if (_count > 0 == (_kind == JoinKind.Semi))
            {
                _places[kept++] = i;
            }
        }

        left.Keep(_places.AsSpan(0, kept));
        return left;
    }

    /// <summary>Reads the first quads for a solution's key; the semi and anti forms use the last answer again where the key is the same.</summary>
    private void Find(Batch left, int i)
    {
        bool same = _hasKey && _kind is JoinKind.Semi or JoinKind.Anti;
        for (int position = 0; position < 3; position++)
        {
            ulong value = _boundColumns[position] >= 0 ? left.Columns[_boundColumns[position]][i] : _shape[position].Id;
            same &= _key[position] == value;
            _key[position] = value;
        }

        _at = 0;
        if (same && _hasKey)
        {
            return;
        }

        Context.Step();
        _hasKey = true;
        if (IsLocal())
        {
            _count = 0;
            return;
        }

        _reader.Open(_key[0], _key[1], _key[2]);
        ReadFound();
    }

    // A term that only this query holds stands in no quad.
    private bool IsLocal()
    {
        foreach (ulong id in _key)
        {
            if (new TermId(id).Tag == TermTag.QueryLocal)
            {
                return true;
            }
        }

        return false;
    }

    private bool More()
    {
        if (_count > 0)
        {
            ReadFound();
            _at = 0;
        }

        return _count > 0;
    }

    private void ReadFound()
    {
        _count = _reader.Read();
        for (int position = 0; position < 4; position++)
        {
            _found[position] = _reader.Column(position);
        }
    }
}
