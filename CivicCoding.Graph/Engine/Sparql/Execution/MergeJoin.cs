namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>Joins two inputs that both ascend by the same variable; each side skips ahead to the other's key.</summary>
internal sealed class MergeJoin : Operator
{
    private readonly JoinLayout _layout;
    private readonly int _leftKey;
    private readonly int _rightKey;
    private readonly (int Left, int Right)[] _others;
    private readonly Batch _output;
    private readonly SolutionStore _carry;
    private readonly ulong[][] _carried;
    private readonly int[] _pairsLeft;
    private readonly int[] _pairsRight;
    private Batch? _left;
    private Batch? _right;
    private int _l;
    private int _r;
    private ulong[][] _group = [];
    private int _groupStart;
    private int _groupEnd;
    private int _groupAt;
    private ulong _groupKey;
    private bool _inGroup;
    private bool _started;
    private int _pairs;
    private int _gathered;

    private MergeJoin(QueryContext context, Operator left, Operator right, string key, JoinLayout layout)
        : base(context, layout.Output, left, right)
    {
        _pairsLeft = NewPlaces();
        _pairsRight = NewPlaces();
        _layout = layout;
        _leftKey = left.Schema.IndexOf(key);
        _rightKey = right.Schema.IndexOf(key);
        _others = [.. layout.LeftKeys.Zip(layout.RightKeys).Where(k => k.First != _leftKey)];
        _output = NewBatch(layout.Output.Width);
        _carry = new SolutionStore(right.Schema.Width, context.Memory);
        _carried = new ulong[right.Schema.Width][];
    }

    public static MergeJoin Of(QueryContext context, Operator left, Operator right, Func<string, bool>? isNeeded = null)
    {
        JoinLayout layout = JoinLayout.Of(left.Schema, right.Schema, JoinKind.Inner, isNeeded);
        return new MergeJoin(context, left, right, left.SortedBy[0], layout) { SortedBy = HashJoin.OrderKept(left.SortedBy, layout.Output) };
    }

    public override string Describe() => $"MergeJoin on ?{Inputs[0].Schema.Variables[_leftKey]}";

    public override void SkipTo(ulong key)
    {
        Inputs[0].SkipTo(key);
        Inputs[1].SkipTo(key);
    }

    protected override Batch? Produce()
    {
        _pairs = 0;
        _gathered = 0;
        if (!_started)
        {
            _started = true;
            _left = Inputs[0].Next();
            _right = _left is null ? null : Inputs[1].Next();
        }

        while (_gathered + _pairs < Batch.Capacity)
        {
            if (!(_inGroup ? EmitGroup() : FindGroup()))
            {
                break;
            }
        }

        Gather();
        _output.Count = _gathered;
        return _gathered > 0 || _inGroup || (_left is not null && _right is not null) ? _output : null;
    }

    protected override void Close() => _carry.Dispose();

    /// <summary>Moves both sides to the next common key; false at the end.</summary>
    private bool FindGroup()
    {
        if (_others.Length == 0 && _layout.Open.Length == 0 && _left is not null && _right is not null)
        {
            PairWithinBatches(_left, _right);
            if (_gathered + _pairs == Batch.Capacity)
            {
                return true;
            }
        }

        while (_left is not null && _right is not null)
        {
            ulong[] leftKeys = _left.Columns[_leftKey];
            ulong[] rightKeys = _right.Columns[_rightKey];
            ulong a = leftKeys[_l];
            ulong b = rightKeys[_r];
            if (a == b)
            {
                StartGroup(a);
                return true;
            }

            if (a < b)
            {
                _l = Gallop(leftKeys.AsSpan(0, _left.Count), _l, b);
                if (_l == _left.Count)
                {
                    Inputs[0].SkipTo(b);
                    NextLeft();
                }
            }
            else
            {
                _r = Gallop(rightKeys.AsSpan(0, _right.Count), _r, a);
                if (_r == _right.Count)
                {
                    Inputs[1].SkipTo(a);
                    NextRight();
                }
            }
        }

        return false;
    }

    /// <summary>Pairs all keys whose solutions lie within the two current batches and fit into the output; what is left goes the careful way.</summary>
    private void PairWithinBatches(Batch left, Batch right)
    {
        if (!ReferenceEquals(_group, right.Columns))
        {
            Gather();
            _group = right.Columns;
        }

        ReadOnlySpan<ulong> leftKeys = left.Columns[_leftKey].AsSpan(0, left.Count);
        ReadOnlySpan<ulong> rightKeys = right.Columns[_rightKey].AsSpan(0, right.Count);
        int room = Batch.Capacity - _gathered;
        int l = _l;
        int r = _r;
        int pairs = _pairs;
        while (true)
        {
            ulong a = leftKeys[l];
            ulong b = rightKeys[r];
            if (a != b)
            {
                int next = a < b ? Gallop(leftKeys, l, b) : Gallop(rightKeys, r, a);
                if (next == (a < b ? leftKeys.Length : rightKeys.Length))
                {
                    break;
                }

                l = a < b ? next : l;
                r = a < b ? r : next;
                continue;
            }

            int leftEnd = RunEnd(leftKeys, l);
            int rightEnd = RunEnd(rightKeys, r);
            if (leftEnd == leftKeys.Length || rightEnd == rightKeys.Length || pairs + ((long)(leftEnd - l) * (rightEnd - r)) > room)
            {
                break;
            }

            for (; l < leftEnd; l++)
            {
                for (int i = r; i < rightEnd; i++)
                {
                    _pairsLeft[pairs] = l;
                    _pairsRight[pairs++] = i;
                }
            }

            r = rightEnd;
        }

        (_l, _r, _pairs) = (l, r, pairs);
    }

    private static int RunEnd(ReadOnlySpan<ulong> keys, int from)
    {
        ulong key = keys[from];
        int end = from + 1;
        while (end < keys.Length && keys[end] == key)
        {
            end++;
        }

        return end;
    }

    private void StartGroup(ulong key)
    {
        ulong[] keys = _right!.Columns[_rightKey];
        int end = _r + 1;
        while (end < _right.Count && keys[end] == key)
        {
            end++;
        }

        _groupKey = key;
        _inGroup = true;
        if (ReferenceEquals(_group, _carried))
        {
            // Pairs that wait point into the columns of the group before.
            Gather();
        }

        if (end < _right.Count)
        {
            (_group, _groupStart, _groupEnd) = (_right.Columns, _r, end);
            _r = end;
        }
        else
        {
            CarryGroup(key);
        }

        _groupAt = _groupStart;
    }

    // The group may go on in the right side's next batch: its solutions move to a store of their own.
    private void CarryGroup(ulong key)
    {
        Gather();
        _carry.Clear();
        _carry.Add(_right!, _r, _right!.Count - _r);
        while (NextRight())
        {
            ulong[] keys = _right!.Columns[_rightKey];
            int end = 0;
            while (end < _right.Count && keys[end] == key)
            {
                end++;
            }

            _carry.Add(_right, 0, end);
            if (end < _right.Count)
            {
                _r = end;
                break;
            }
        }

        for (int i = 0; i < _carried.Length; i++)
        {
            _carried[i] = _carry.Column(i);
        }

        (_group, _groupStart, _groupEnd) = (_carried, 0, _carry.Count);
    }

    /// <summary>Pairs the current left solution with the group, then moves to the next left solution.</summary>
    private bool EmitGroup()
    {
        int room = Batch.Capacity - _gathered - _pairs;
        bool isPlain = _others.Length == 0 && _layout.Open.Length == 0;
        while (_groupAt < _groupEnd && room > 0)
        {
            if (isPlain || IsPair(_groupAt))
            {
                _pairsLeft[_pairs] = _l;
                _pairsRight[_pairs++] = _groupAt;
                room--;
            }
            else
            {
                Context.Step();
            }

            _groupAt++;
        }

        if (_groupAt < _groupEnd)
        {
            return true;
        }

        _groupAt = _groupStart;
        if (++_l == _left!.Count && !NextLeft())
        {
            _inGroup = false;
            return false;
        }

        _inGroup = _left!.Columns[_leftKey][_l] == _groupKey;
        return true;
    }

    private bool IsPair(int place)
    {
        foreach ((int l, int r) in _others)
        {
            if (_left!.Columns[l][_l] != _group[r][place])
            {
                return false;
            }
        }

        return _layout.Open.Length == 0 || _layout.AreCompatible(_left!.Columns, _l, _group, place);
    }

    private bool NextLeft()
    {
        Gather();
        _left = Inputs[0].Next();
        _l = 0;
        return _left is not null;
    }

    private bool NextRight()
    {
        Gather();
        _right = Inputs[1].Next();
        _r = 0;
        return _right is not null;
    }

    private void Gather()
    {
        if (_pairs > 0)
        {
            _layout.Gather(_left!.Columns, _pairsLeft.AsSpan(0, _pairs), _group, _pairsRight.AsSpan(0, _pairs), _output, _gathered);
            _gathered += _pairs;
            _pairs = 0;
        }
    }

    private static int Gallop(ReadOnlySpan<ulong> keys, int from, ulong key)
    {
        int count = keys.Length;
        int step = 1;
        int low = from;
        while (low + step < count && keys[low + step] < key)
        {
            low += step;
            step <<= 1;
        }

        int high = Math.Min(count, low + step);
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (keys[middle] < key)
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
}
