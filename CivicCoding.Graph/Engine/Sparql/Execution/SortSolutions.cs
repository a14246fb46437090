using System.Collections.Immutable;
using CivicCoding.Graph.Sparql.Execution.Expressions;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>ORDER BY (SPARQL 1.1 Query, section 15.1): stable, by value. With a limit it never holds more than twice that many solutions; what the memory cannot hold is spilled as sorted runs.</summary>
internal sealed class SortSolutions : Operator
{
    private readonly ImmutableArray<Evaluator> _keys;
    private readonly ImmutableArray<bool> _descending;
    private readonly long _limit;
    private readonly SortBuffer _buffer;
    private readonly Batch _output;
    private readonly SortOrder _sort;
    private SortedRuns? _runs;
    private ulong[] _solution = [];
    private long _given;
    private int[]? _order;
    private int _place;

    public SortSolutions(QueryContext context, Operator input, ImmutableArray<Evaluator> keys, ImmutableArray<bool> descending, long? limit)
        : base(context, input.Schema, input)
    {
        _keys = keys;
        _descending = descending;
        _limit = limit ?? long.MaxValue;
        _sort = new SortOrder(descending);
        _buffer = new SortBuffer(context, input.Schema.Width, _sort);
        _output = NewBatch(input.Schema.Width);
    }

    public override string Describe() => (_limit < long.MaxValue ? $"Top {_limit}" : "Sort") + $" by {_keys.Length} keys" + (_descending.Contains(true) ? ", descending" : "");

    protected override Batch? Produce()
    {
        if (_order is null)
        {
            Collect();
            _order = _buffer.Order();
        }

        if (_runs is not null)
        {
            return Merged(_runs);
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

    protected override void Close()
    {
        _buffer.Dispose();
        _runs?.Dispose();
    }

    private Batch? Merged(SortedRuns runs)
    {
        int count = 0;
        while (count < Batch.Capacity && _given < _limit && runs.Read(_solution))
        {
            for (int column = 0; column < _solution.Length; column++)
            {
                _output.Columns[column][count] = _solution[column];
            }

            count++;
            _given++;
        }

        _output.Count = count;
        return count > 0 ? _output : null;
    }

    private void Spill()
    {
        _solution = new ulong[Schema.Width];
        _runs ??= new SortedRuns(Context, Schema.Width, _keys, _sort);
        _runs.Take(_buffer);
    }

    private void Collect()
    {
        bool bounded = _limit < 1 << 16;
        while (Inputs[0].Next() is { } batch)
        {
            for (int i = 0; i < batch.Count; i++)
            {
                Context.BeginSolution();
                _buffer.Add(batch, i, _keys);
                if (Context.MustSpill(_buffer.HeldBytes) && Schema.Width > 0)
                {
                    Spill();
                }
            }

            if (bounded && _buffer.Count > Math.Max(2 * _limit, Batch.Capacity))
            {
                _buffer.Trim((int)_limit);
            }
        }

        if (_runs is not null && _buffer.Count > 0)
        {
            Spill();
        }
    }
}
