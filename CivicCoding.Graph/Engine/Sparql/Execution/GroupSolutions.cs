using System.Collections.Immutable;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>GROUP BY with aggregates (SPARQL 1.1 Query, sections 11 and 18.5): groups by the ids of the keys. Without keys there is always one group. Solutions of groups that the memory cannot hold are spilled by their keys and grouped later.</summary>
internal sealed class GroupSolutions : Operator
{
    private readonly int[] _keys;
    private readonly ImmutableArray<Func<AggregateState>> _create;
    private readonly Batch _output;
    private readonly int[] _groupOf;
    private readonly int[] _places;
    private readonly ulong[] _key;
    private readonly ulong[] _solution;
    private readonly Stack<(SpilledSolutions Part, int Depth)> _later = new();
    private ImmutableArray<AggregateState> _aggregates;
    private SolutionSet _groups;
    private SpillPartitions? _partitions;
    private Batch? _read;
    private bool _collected;
    private int _place;

    public GroupSolutions(QueryContext context, Operator input, ImmutableArray<string> keys, ImmutableArray<string> results, ImmutableArray<Func<AggregateState>> aggregates)
        : base(context, new Schema([.. keys, .. results], v => !keys.Contains(v) || !input.Schema.Binds(v)), input)
    {
        _groupOf = NewPlaces();
        _places = NewPlaces();
        _keys = [.. keys.Select(input.Schema.IndexOf)];
        _key = new ulong[_keys.Length];
        _solution = new ulong[input.Schema.Width];
        _create = aggregates;
        _aggregates = [.. aggregates.Select(create => create())];
        _groups = new SolutionSet(keys.Length, context.Memory);
        _output = NewBatch(Schema.Width);
    }

    public override string Describe() => $"Group by [{string.Join(' ', Schema.Variables.Take(_keys.Length).Select(v => "?" + v))}], {_create.Length} aggregates";

    protected override Batch? Produce()
    {
        if (!_collected)
        {
            Collect(Inputs[0].Next, 0);
            _collected = true;
        }

        while (_place >= _groups.Count)
        {
            if (!_later.TryPop(out (SpilledSolutions Part, int Depth) next))
            {
                return null;
            }

            CollectLater(next.Part, next.Depth);
        }

        int count = Math.Min(Batch.Capacity, _groups.Count - _place);
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
        Forget();
        _partitions?.Dispose();
        foreach ((SpilledSolutions part, _) in _later)
        {
            part.Dispose();
        }
    }

    private void Forget()
    {
        _groups.Dispose();
        foreach (AggregateState aggregate in _aggregates)
        {
            aggregate.Dispose();
        }
    }

    /// <summary>Groups what was set aside, once the groups before it are given.</summary>
    private void CollectLater(SpilledSolutions part, int depth)
    {
        using (part)
        {
            Forget();
            _groups = new SolutionSet(_keys.Length, Context.Memory);
            _aggregates = [.. _create.Select(create => create())];
            _place = 0;
            Batch batch = _read ??= NewBatch(_solution.Length);
            Collect(() => part.Read(batch) ? batch : null, depth);
        }
    }

    private void Collect(Func<Batch?> next, int depth)
    {
        if (_keys.Length == 0)
        {
            _groups.Add(_key);
        }

        while (next() is { } batch)
        {
            if (_keys.Length == 0)
            {
                Array.Clear(_groupOf, 0, batch.Count);
            }
            else
            {
                Assign(batch, depth);
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

        if (_partitions is not null)
        {
            foreach (SpilledSolutions part in _partitions.Take())
            {
                _later.Push((part, depth + 1));
            }

            _partitions = null;
        }
    }

    /// <summary>Finds the group of each solution; solutions of groups that there is no room for leave the batch.</summary>
    private void Assign(Batch batch, int depth)
    {
        int kept = 0;
        int group = -1;
        bool hasGroup = false;
        for (int i = 0; i < batch.Count; i++)
        {
            bool same = hasGroup;
            for (int k = 0; k < _keys.Length; k++)
            {
                ulong id = _keys[k] < 0 ? 0 : batch.Columns[_keys[k]][i];
                same &= _key[k] == id;
                _key[k] = id;
            }

            if (!same)
            {
                group = GroupOf(depth);
                hasGroup = true;
            }

            if (group < 0)
            {
                SetAside(batch, i);
                continue;
            }

            _places[kept] = i;
            _groupOf[kept++] = group;
        }

        batch.Keep(_places.AsSpan(0, kept));
    }

    private int GroupOf(int depth)
    {
        if (_partitions is not null)
        {
            return _groups.Find(_key);
        }

        int group = _groups.Add(_key);
        if (group < 0 && Context.MustSpill(_groups.HeldBytes))
        {
            _partitions = new SpillPartitions(Context, _solution.Length, depth);
        }

        return group < 0 ? ~group : group;
    }

    private void SetAside(Batch batch, int place)
    {
        for (int column = 0; column < _solution.Length; column++)
        {
            _solution[column] = batch.Columns[column][place];
        }

        _partitions!.Add(_key, _solution);
    }
}
