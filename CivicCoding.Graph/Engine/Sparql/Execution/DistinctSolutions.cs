namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>Each solution once, by term (SPARQL 1.1 Query, section 18.5, Distinct). Streams; equal ids are equal terms.</summary>
internal sealed class DistinctSolutions : Operator
{
    private readonly SolutionSet _seen;
    private readonly int[] _places = new int[Batch.Capacity];

    public DistinctSolutions(QueryContext context, Operator input)
        : base(context, input.Schema, input)
    {
        _seen = new SolutionSet(input.Schema.Width, context.Memory);
        SortedBy = input.SortedBy;
    }

    public override string Describe() => "Distinct";

    protected override Batch? Produce()
    {
        if ((Schema.Width == 0 && _seen.Count > 0) || Inputs[0].Next() is not { } batch)
        {
            return null;
        }

        int kept = 0;
        for (int i = 0; i < batch.Count; i++)
        {
            if (_seen.Add(batch, i) < 0)
            {
                _places[kept++] = i;
            }
        }

        batch.Keep(_places.AsSpan(0, kept));
        return batch;
    }

    protected override void Close() => _seen.Dispose();
}
