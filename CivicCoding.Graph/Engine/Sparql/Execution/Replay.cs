namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>Gives held solutions again and then, where asked, goes on with the operator that they came from, which it does not own.</summary>
internal sealed class Replay : Operator
{
    private readonly Operator _source;
    private readonly SolutionStore _held;
    private readonly bool _goesOn;
    private readonly Batch _batch;
    private int _place;

    public Replay(QueryContext context, Operator source, SolutionStore held, bool goesOn)
        : base(context, source.Schema)
    {
        _source = source;
        _held = held;
        _goesOn = goesOn;
        _batch = NewBatch(source.Schema.Width);
        Estimate = held.Count;
    }

    public override string Describe() => "Held solutions";

    protected override Batch? Produce()
    {
        int count = Math.Min(Batch.Capacity, _held.Count - _place);
        if (count <= 0)
        {
            return _goesOn ? _source.Next() : null;
        }

        for (int i = 0; i < _batch.Columns.Length; i++)
        {
            Array.Copy(_held.Column(i), _place, _batch.Columns[i], 0, count);
        }

        _place += count;
        _batch.Count = count;
        return _batch;
    }

    protected override void Close() => _held.Dispose();
}
