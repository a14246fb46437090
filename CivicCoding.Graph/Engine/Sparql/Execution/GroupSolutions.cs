using System.Collections.Immutable;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>GROUP BY with aggregates (SPARQL 1.1 Query, sections 11 and 18.5): groups by the ids of the keys. Without keys there is always one group.</summary>
internal sealed class GroupSolutions : Operator
{
    private readonly int[] _keys;
    private readonly ImmutableArray<AggregateState> _aggregates;
    private readonly SolutionSet _groups;
    private readonly Batch _output;
    private readonly int[] _groupOf = new int[Batch.Capacity];
    private bool _collected;
    private int _place;

    public GroupSolutions(QueryContext context, Operator input, ImmutableArray<string> keys, ImmutableArray<string> results, ImmutableArray<AggregateState> aggregates)
        : base(context, new Schema([.. keys, .. results], v => !keys.Contains(v) || !input.Schema.Binds(v)), input)
    {
        _keys = [.. keys.Select(input.Schema.IndexOf)];
        _aggregates = aggregates;
        _groups = new SolutionSet(keys.Length, context.Memory);
        _output = Batch.OfWidth(Schema.Width);
    }

    public override string Describe() => $"Group by [{string.Join(' ', Schema.Variables.Take(_keys.Length).Select(v => "?" + v))}], {_aggregates.Length} aggregates";

    protected override Batch? Produce()
    {
        if (!_collected)
        {
            Collect();
            _collected = true;
        }

        int count = Math.Min(Batch.Capacity, _groups.Count - _place);
        if (count <= 0)
        {
            return null;
        }

        for (int k = 0; k < _keys.Length; k++)
        {
            Array.Copy(_groups.Store.Column(k), _place, _output.Columns[k], 0, count);
        }

        for (int i = 0; i < count; i++)
        {
            Context.BeginSolution();
            for (int a = 0; a < _aggregates.Length; a++)
            {
                _output.Columns[_keys.Length + a][i] = _aggregates[a].Result(_place + i);
            }
        }

        _place += count;
        _output.Count = count;
        return _output;
    }

    protected override void Close()
    {
        _groups.Dispose();
        foreach (AggregateState aggregate in _aggregates)
        {
            aggregate.Dispose();
        }
    }

    private void Collect()
    {
        Span<ulong> key = new ulong[_keys.Length];
        if (_keys.Length == 0)
        {
            _groups.Add(key);
        }

        while (Inputs[0].Next() is { } batch)
        {
            if (_keys.Length == 0)
            {
                Array.Clear(_groupOf, 0, batch.Count);
            }

            for (int i = 0; i < batch.Count && _keys.Length > 0; i++)
            {
                bool same = i > 0;
                for (int k = 0; k < _keys.Length; k++)
                {
                    ulong id = _keys[k] < 0 ? 0 : batch.Columns[_keys[k]][i];
                    same &= key[k] == id;
                    key[k] = id;
                }

                if (same)
                {
                    _groupOf[i] = _groupOf[i - 1];
                    continue;
                }

                int group = _groups.Add(key);
                _groupOf[i] = group < 0 ? ~group : group;
            }

            foreach (AggregateState aggregate in _aggregates)
            {
                aggregate.Add(batch, _groupOf, _groups.Count);
            }
        }

        foreach (AggregateState aggregate in _aggregates)
        {
            aggregate.Grow(_groups.Count);
        }
    }
}
