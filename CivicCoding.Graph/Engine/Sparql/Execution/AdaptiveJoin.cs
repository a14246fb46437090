namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>
/// Joins a pattern to its input, planning the pattern only when the input's size is known: a small input hands its keys to the pattern's plan,
/// a large one lets the pattern run once and be held. Inner, left, semi, anti and minus forms.
/// </summary>
internal sealed class AdaptiveJoin : Operator
{
    private const int FirstChunk = Batch.Capacity;
    private const int LargestChunk = 1 << 17;
    private readonly JoinKind _kind;
    private readonly Func<Schema, Condition>? _condition;
    private readonly AdaptiveSide _right;
    private int _chunk = FirstChunk;
    private Operator? _join;
    private bool _wholeRight;

    /// <param name="context">The query.</param>
    /// <param name="left">The input.</param>
    /// <param name="right">The pattern.</param>
    /// <param name="kind">What is kept.</param>
    /// <param name="condition">The condition on joined solutions, or null.</param>
    /// <param name="schema">The columns that the join gives, as <see cref="JoinLayout"/> makes them.</param>
    public AdaptiveJoin(QueryContext context, Operator left, AdaptiveSide right, JoinKind kind, Func<Schema, Condition>? condition, Schema schema)
        : base(context, schema, left)
    {
        _kind = kind;
        _condition = condition;
        _right = right;
        if (condition is null || kind is not (JoinKind.Inner or JoinKind.Left))
        {
            SortedBy = HashJoin.OrderKept(left.SortedBy, schema);
        }
    }

    public override IEnumerable<Operator> Shown => [Inputs[0], .. _join is null ? [] : new[] { _join }];

    public override string Describe() => $"AdaptiveJoin {_kind}" + (_condition is null ? "" : " with condition");

    protected override Batch? Produce()
    {
        while (true)
        {
            if (_join?.Next() is { } batch)
            {
                return batch;
            }

            if (_wholeRight)
            {
                return null;
            }

            if (_join is not null)
            {
                _join.Dispose();
                _join = null;
            }

            if (!NextChunk())
            {
                return null;
            }
        }
    }

    protected override void Close()
    {
        _join?.Dispose();
        _right.Dispose();
    }

    private bool NextChunk()
    {
        var held = new SolutionStore(Inputs[0].Schema.Width, Context.Memory);
        bool ended = false;
        while (held.Count < _chunk)
        {
            Batch? batch = Inputs[0].Next();
            if (batch is null)
            {
                ended = true;
                break;
            }

            held.Add(batch);
        }

        if (held.Count == 0)
        {
            held.Dispose();
            return false;
        }

        // Until the input is known to be large the pattern is planned for its keys; what they do not narrow enough is planned once and held.
        Operator keyed = _right.PlanFor(held, Inputs[0].Schema, out bool usesKeys);
        _wholeRight = !usesKeys;
        var replay = new Replay(Context, Inputs[0], held, goesOn: _wholeRight && !ended) { SortedBy = Inputs[0].SortedBy };
        _chunk = Math.Min(_chunk * 8, LargestChunk);
        HashJoin join = HashJoin.Of(Context, replay, keyed, _kind, _condition);
        _join = join.Schema.Variables.SequenceEqual(Schema.Variables) ? join : new ProjectColumns(Context, join, Schema.Variables);
        return true;
    }
}
