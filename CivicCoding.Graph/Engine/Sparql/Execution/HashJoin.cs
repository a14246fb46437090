using System.Collections.Immutable;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>Joins by a hash table over the right input; the left input streams and keeps its order. All forms: inner, left with condition, semi, anti, minus.</summary>
internal sealed class HashJoin : Operator
{
    private readonly JoinKind _kind;
    private readonly JoinLayout _layout;
    private readonly Condition? _condition;
    private readonly Batch _output;
    private readonly SolutionStore _store;
    private readonly ulong[][] _right;
    private readonly int[] _pairsLeft;
    private readonly int[] _pairsRight;
    private readonly int[] _places;
    private readonly bool[] _matched = new bool[Batch.Capacity];
    private KeyIndex? _index;
    private Batch? _left;
    private int _place;
    private int _chain = -1;
    private bool _inChain;
    private bool _leftDone;

    private HashJoin(QueryContext context, Operator left, Operator right, JoinKind kind, JoinLayout layout, Condition? condition, JoinLayout pairs)
        : base(context, layout.Output, left, right)
    {
        _pairsLeft = NewPlaces();
        _pairsRight = NewPlaces();
        _places = NewPlaces();
        _kind = kind;
        _layout = condition is null ? layout : pairs;
        _condition = condition;
        _output = NewBatch(_layout.Output.Width);
        _store = new SolutionStore(right.Schema.Width, context.Memory);
        _right = new ulong[right.Schema.Width][];
    }

    /// <param name="context">The query.</param>
    /// <param name="left">The side that streams.</param>
    /// <param name="right">The side that is held.</param>
    /// <param name="kind">What is kept.</param>
    /// <param name="condition">Makes the condition for the joined columns, or null for none.</param>
    /// <param name="isNeeded">The output variables that are wanted; null: all.</param>
    public static HashJoin Of(QueryContext context, Operator left, Operator right, JoinKind kind, Func<Schema, Condition>? condition = null, Func<string, bool>? isNeeded = null)
    {
        bool onlyLeft = kind is JoinKind.Semi or JoinKind.Anti or JoinKind.Minus;
        JoinLayout layout = JoinLayout.Of(left.Schema, right.Schema, kind, condition is null ? isNeeded : null);
        JoinLayout pairs = condition is null ? layout : JoinLayout.Of(left.Schema, right.Schema, onlyLeft ? JoinKind.Inner : kind);
        // The condition sees the pair before anything is dropped, so its layout keeps all columns.
        bool keepsOrder = condition is null || onlyLeft;
        return new HashJoin(context, left, right, kind, layout, condition?.Invoke(pairs.Output), pairs)
        {
            SortedBy = keepsOrder ? OrderKept(left.SortedBy, layout.Output) : [],
        };
    }

    public override string Describe() => $"HashJoin {_kind} on [{string.Join(' ', _layout.LeftKeys.Select(k => "?" + Inputs[0].Schema.Variables[k]))}]" + (_condition is null ? "" : " with condition");

    public override void SkipTo(ulong key) => Inputs[0].SkipTo(key);

    internal static ImmutableArray<string> OrderKept(ImmutableArray<string> order, Schema output) =>
        [.. order.TakeWhile(output.Binds)];

    protected override Batch? Produce()
    {
        if (_index is null)
        {
            Build();
        }

        return _kind switch
        {
            JoinKind.Inner or JoinKind.Left => Join(),
            _ => Restrict(),
        };
    }

    protected override void Close()
    {
        _index?.Dispose();
        _store.Dispose();
    }

    private void Build()
    {
        while (Inputs[1].Next() is { } batch)
        {
            _store.Add(batch);
        }

        for (int i = 0; i < _right.Length; i++)
        {
            _right[i] = _store.Column(i);
        }

        _index = new KeyIndex(_store, _layout.RightKeys, Context);
    }

    private bool NextLeft()
    {
        if (_leftDone || (_store.Count == 0 && _kind is JoinKind.Inner or JoinKind.Semi))
        {
            return false;
        }

        _left = Inputs[0].Next();
        _place = 0;
        _inChain = false;
        _leftDone = _left is null;
        if (_left is not null)
        {
            Array.Clear(_matched, 0, _left.Count);
        }

        return _left is not null;
    }

    private Batch? Join()
    {
        while (true)
        {
            if (_left is null && !NextLeft())
            {
                return null;
            }

            int pairs = CollectPairs(unmatchedInPlace: _kind == JoinKind.Left && _condition is null);
            if (pairs > 0)
            {
                _layout.Gather(_left!.Columns, _pairsLeft.AsSpan(0, pairs), _right, _pairsRight.AsSpan(0, pairs), _output, 0);
                _output.Count = pairs;
                if (_condition is not null)
                {
                    ApplyCondition(pairs);
                }

                return _output;
            }

            Batch? unmatched = _kind == JoinKind.Left && _condition is not null ? Unmatched() : null;
            _left = null;
            if (unmatched is not null)
            {
                return unmatched;
            }
        }
    }

    private void ApplyCondition(int pairs)
    {
        int kept = _condition!.Select(_output, _places);
        for (int i = 0; i < kept; i++)
        {
            _matched[_pairsLeft[_places[i]]] = true;
        }

        if (kept < pairs)
        {
            _output.Keep(_places.AsSpan(0, kept));
        }
    }

    /// <summary>Collects the next pairs of the current left batch; 0 where it is done.</summary>
    private int CollectPairs(bool unmatchedInPlace)
    {
        int pairs = 0;
        Batch left = _left!;
        while (pairs < Batch.Capacity && _place < left.Count)
        {
            if (!_inChain)
            {
                _chain = _index!.First(KeyIndex.Hash(left, _layout.LeftKeys, _place));
                _inChain = true;
            }

            while (_chain >= 0 && pairs < Batch.Capacity)
            {
                if (IsPair(left, _place, _chain))
                {
                    _pairsLeft[pairs] = _place;
                    _pairsRight[pairs++] = _chain;
                    _matched[_place] = _matched[_place] || unmatchedInPlace;
                }

                _chain = _index!.Next(_chain);
                Context.Step();
            }

            if (_chain < 0)
            {
                if (unmatchedInPlace && !_matched[_place])
                {
                    if (pairs == Batch.Capacity)
                    {
                        return pairs;
                    }

                    _pairsLeft[pairs] = _place;
                    _pairsRight[pairs++] = -1;
                }

                _place++;
                _inChain = false;
            }
        }

        return pairs;
    }

    private bool IsPair(Batch left, int l, int r) =>
        _index!.Matches(r, left, _layout.LeftKeys, l) && (_layout.Open.Length == 0 || _layout.AreCompatible(left.Columns, l, _right, r));

    private Batch? Unmatched()
    {
        int count = 0;
        for (int i = 0; i < _left!.Count; i++)
        {
            if (!_matched[i])
            {
                _pairsLeft[count] = i;
                _pairsRight[count++] = -1;
            }
        }

        if (count == 0)
        {
            return null;
        }

        _layout.Gather(_left.Columns, _pairsLeft.AsSpan(0, count), _right, _pairsRight.AsSpan(0, count), _output, 0);
        _output.Count = count;
        return _output;
    }

    private Batch? Restrict()
    {
        if (!NextLeft())
        {
            return null;
        }

        Batch left = _left!;
        if (_condition is not null)
        {
            for (int pairs = CollectPairs(unmatchedInPlace: false); pairs > 0; pairs = CollectPairs(unmatchedInPlace: false))
            {
                Context.Check();
                _layout.Gather(left.Columns, _pairsLeft.AsSpan(0, pairs), _right, _pairsRight.AsSpan(0, pairs), _output, 0);
                _output.Count = pairs;
                ApplyCondition(pairs);
            }
        }

        int kept = 0;
        bool keepMatched = _kind == JoinKind.Semi;
        for (int i = 0; i < left.Count; i++)
        {
            bool matched = _condition is not null ? _matched[i] : HasMatch(left, i);
            if (matched == keepMatched)
            {
                _places[kept++] = i;
            }
        }

        left.Keep(_places.AsSpan(0, kept));
        return left;
    }

    private bool HasMatch(Batch left, int i)
    {
        for (int r = _index!.First(KeyIndex.Hash(left, _layout.LeftKeys, i)); r >= 0; r = _index.Next(r))
        {
            Context.Step();
            if (IsPair(left, i, r) && (_kind != JoinKind.Minus || _layout.Overlap(left.Columns, i, _right, r)))
            {
                return true;
            }
        }

        return false;
    }
}
