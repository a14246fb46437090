namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>OFFSET and LIMIT (SPARQL 1.1 Query, section 18.5, Slice).</summary>
internal sealed class SliceSolutions : Operator
{
    private readonly long _offset;
    private readonly long? _limit;
    private long _skip;
    private long _left;

    public SliceSolutions(QueryContext context, Operator input, long offset, long? limit)
        : base(context, input.Schema, input)
    {
        _offset = offset;
        _limit = limit;
        _skip = offset;
        _left = limit ?? long.MaxValue;
        SortedBy = input.SortedBy;
    }

    public override string Describe() => $"Slice offset {_offset} limit {_limit?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}";

    protected override Batch? Produce()
    {
        if (_left == 0 || Inputs[0].Next() is not { } batch)
        {
            return null;
        }

        int start = (int)Math.Min(_skip, batch.Count);
        _skip -= start;
        int count = (int)Math.Min(_left, batch.Count - start);
        _left -= count;
        batch.Cut(start, count);
        return batch;
    }
}
