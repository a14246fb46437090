using System.Collections.Immutable;
using CivicCoding.Graph.Sparql.Execution.Expressions;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>ORDER BY (SPARQL 1.1 Query, section 15.1): stable, by value. With a limit it never holds more than twice that many solutions.</summary>
internal sealed class SortSolutions : Operator
{
    private readonly ImmutableArray<Evaluator> _keys;
    private readonly ImmutableArray<bool> _descending;
    private readonly long _limit;
    private readonly SortBuffer _buffer;
    private readonly Batch _output;
    private int[]? _order;
    private int _place;

    public SortSolutions(QueryContext context, Operator input, ImmutableArray<Evaluator> keys, ImmutableArray<bool> descending, long? limit)
        : base(context, input.Schema, input)
    {
        _keys = keys;
        _descending = descending;
        _limit = limit ?? long.MaxValue;
        _buffer = new SortBuffer(context, input.Schema.Width, descending);
        _output = Batch.OfWidth(input.Schema.Width);
    }

    public override string Describe() => (_limit < long.MaxValue ? $"Top {_limit}" : "Sort") + $" by {_keys.Length} keys" + (_descending.Contains(true) ? ", descending" : "");

    protected override Batch? Produce()
    {
        if (_order is null)
        {
            Collect();
            _order = _buffer.Order();
        }

        int end = (int)Math.Min(_order.Length, _limit);
        int count = Math.Min(Batch.Capacity, end - _place);
        if (count <= 0)
        {
            return null;
        }

        for (int column = 0; column < _output.Columns.Length; column++)
        {
            ulong[] from = _buffer.Solutions.Column(column);
            ulong[] to = _output.Columns[column];
            for (int i = 0; i < count; i++)
            {
                to[i] = from[_order[_place + i]];
            }
        }

        _place += count;
        _output.Count = count;
        return _output;
    }

    protected override void Close() => _buffer.Dispose();

    private void Collect()
    {
        bool bounded = _limit < 1 << 16;
        while (Inputs[0].Next() is { } batch)
        {
            for (int i = 0; i < batch.Count; i++)
            {
                Context.BeginSolution();
                _buffer.Add(batch, i, _keys);
            }

            if (bounded && _buffer.Count > Math.Max(2 * _limit, Batch.Capacity))
            {
                _buffer.Trim((int)_limit);
            }
        }
    }
}
