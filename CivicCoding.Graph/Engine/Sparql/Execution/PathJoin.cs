namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>Walks a property path from the bound ends of each solution of its input; from every term of the graphs where neither end is bound.</summary>
internal sealed class PathJoin : Operator
{
    private readonly PathPattern _pattern;
    private readonly PathExpander _expander;
    private readonly int _subjectColumn;
    private readonly int _objectColumn;
    private readonly int[] _sources;
    private readonly Batch _output;
    private readonly List<ulong> _ends = [];
    private ulong[]? _starts;
    private int _start;
    private Batch? _left;
    private int _l = -1;
    private int _at;
    private ulong _from;
    private ulong _walkedFrom;
    private bool _walkedForward;

    private PathJoin(QueryContext context, Operator input, PathPattern pattern, Schema schema)
        : base(context, schema, input)
    {
        _pattern = pattern;
        _expander = new PathExpander(context, pattern.Graphs);
        _subjectColumn = pattern.Subject.Variable is { } s ? input.Schema.IndexOf(s) : -1;
        _objectColumn = pattern.Object.Variable is { } o ? input.Schema.IndexOf(o) : -1;
        _sources = [.. schema.Variables.Select(input.Schema.IndexOf)];
        _output = NewBatch(schema.Width);
    }

    public static PathJoin Of(QueryContext context, Operator input, PathPattern pattern)
    {
        var schema = new Schema(
            input.Schema.Variables.Concat(pattern.Variables.Where(v => !input.Schema.Contains(v))),
            v => input.Schema.Contains(v) && !input.Schema.Binds(v));
        return new PathJoin(context, input, pattern, schema) { SortedBy = input.SortedBy };
    }

    public override string Describe() => $"Path {_pattern}";

    public override void SkipTo(ulong key) => Inputs[0].SkipTo(key);

    protected override Batch? Produce()
    {
        int count = 0;
        while (count < Batch.Capacity)
        {
            if (_at < _ends.Count)
            {
                count = Emit(count);
            }
            else if (!NextWalk())
            {
                break;
            }
        }

        _output.Count = count;
        return count > 0 || _left is not null ? _output : null;
    }

    protected override void Close() => _expander.Dispose();

    private int Emit(int count)
    {
        ulong subjectBound = Bound(_pattern.Subject, _subjectColumn);
        ulong objectBound = Bound(_pattern.Object, _objectColumn);
        bool forward = _walkedForward;
        for (; _at < _ends.Count && count < Batch.Capacity; _at++)
        {
            ulong subject = forward ? _from : _ends[_at];
            ulong @object = forward ? _ends[_at] : _from;
            if ((subjectBound != 0 && subject != subjectBound) || (objectBound != 0 && @object != objectBound) || (_pattern.IsLoop && subject != @object))
            {
                continue;
            }

            for (int i = 0; i < _sources.Length; i++)
            {
                _output.Columns[i][count] = _sources[i] >= 0 ? _left!.Columns[_sources[i]][_l]
                    : Schema.Variables[i] == _pattern.Subject.Variable ? subject : @object;
            }

            count++;
        }

        return count;
    }

    /// <summary>Walks from the next start, or from the next solution; false at the end.</summary>
    private bool NextWalk()
    {
        if (_starts is not null && _start < _starts.Length)
        {
            Walk(_starts[_start++], forward: true);
            return true;
        }

        _starts = null;
        if (_left is null || ++_l == _left.Count)
        {
            _left = Inputs[0].Next();
            _l = 0;
            if (_left is null)
            {
                return false;
            }
        }

        ulong subject = Bound(_pattern.Subject, _subjectColumn);
        ulong @object = Bound(_pattern.Object, _objectColumn);
        if (_pattern is { Subject.Variable: not null, Object.Variable: not null } && (subject | @object) != 0 && !_expander.IsNode(subject != 0 ? subject : @object))
        {
            // Between two variables a path of length zero holds for the terms of the graph only, wherever their bindings come from.
            _ends.Clear();
            _at = 0;
        }
        else if (subject != 0)
        {
            Walk(subject, forward: true);
        }
        else if (@object != 0)
        {
            Walk(@object, forward: false);
        }
        else
        {
            _starts = _expander.AllTerms();
            _start = 0;
            _ends.Clear();
            _at = 0;
        }

        return true;
    }

    private void Walk(ulong from, bool forward)
    {
        _at = 0;
        if (_ends.Count > 0 && _walkedFrom == from && _walkedForward == forward)
        {
            return;
        }

        Context.Check();
        _ends.Clear();
        _expander.Walk(_pattern.Path, from, forward, _ends);
        (_from, _walkedFrom, _walkedForward) = (from, from, forward);
    }

    private ulong Bound(QuadSlot slot, int column) => column >= 0 ? _left!.Columns[column][_l] : slot.Id;
}
