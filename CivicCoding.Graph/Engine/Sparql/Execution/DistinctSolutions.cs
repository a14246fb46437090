namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>Each solution once, by term (SPARQL 1.1 Query, section 18.5, Distinct), in the order of the input. Streams; equal ids are equal terms. What the memory cannot hold is set aside and given after the end of the input.</summary>
internal sealed class DistinctSolutions : Operator
{
    private readonly int[] _places;
    private readonly int _sorted;
    private readonly ulong[] _solution;
    private readonly ulong[] _numbered;
    private SolutionSet _seen;
    private SpillPartitions? _partitions;
    private LateSolutions? _late;
    private ulong _lastSorted;
    private ulong _number;

    public DistinctSolutions(QueryContext context, Operator input)
        : base(context, input.Schema, input)
    {
        _places = NewPlaces();
        _seen = new SolutionSet(input.Schema.Width, context.Memory);
        _solution = new ulong[input.Schema.Width];
        _numbered = new ulong[input.Schema.Width + 1];
        SortedBy = input.SortedBy;
        _sorted = SortedBy.IsEmpty ? -1 : input.Schema.IndexOf(SortedBy[0]);
    }

    public override string Describe() => "Distinct";

    protected override Batch? Produce()
    {
        if (_late is not null)
        {
            return _late.Next();
        }

        if ((Schema.Width == 0 && _seen.Count > 0) || Inputs[0].Next() is not { } batch)
        {
            if (_partitions is null)
            {
                return null;
            }

            _seen.Dispose();
            _late = new LateSolutions(Context, Schema.Width);
            _late.Settle(_partitions, 0);
            _partitions = null;
            return _late.Next();
        }

        int kept = 0;
        for (int i = 0; i < batch.Count; i++)
        {
            if (IsFirst(batch, i))
            {
                _places[kept++] = i;
            }
        }

        batch.Keep(_places.AsSpan(0, kept));
        return batch;
    }

    protected override void Close()
    {
        _seen.Dispose();
        _partitions?.Dispose();
        _late?.Dispose();
    }

    /// <summary>True where the solution is new and can be given at once.</summary>
    private bool IsFirst(Batch batch, int place)
    {
        if (_partitions is null)
        {
            if (_sorted >= 0)
            {
                ForgetSmallerKeys(batch.Columns[_sorted][place]);
            }

            bool isNew = _seen.Add(batch, place) < 0;
            if (isNew && _sorted < 0 && Context.MustSpill(_seen.HeldBytes))
            {
                _partitions = new SpillPartitions(Context, _numbered.Length, 0);
            }

            return isNew;
        }

        for (int i = 0; i < _solution.Length; i++)
        {
            _solution[i] = batch.Columns[i][place];
        }

        if (_seen.Find(_solution) < 0)
        {
            _numbered[0] = _number++;
            _solution.CopyTo(_numbered, 1);
            _partitions.Add(_solution, _numbered);
        }

        return false;
    }

    // What was given under a smaller key cannot come again; setting solutions aside would break the order.
    private void ForgetSmallerKeys(ulong key)
    {
        if (key != _lastSorted && Context.MustSpill(_seen.HeldBytes))
        {
            _seen.Dispose();
            _seen = new SolutionSet(Schema.Width, Context.Memory);
        }

        _lastSorted = key;
    }
}
