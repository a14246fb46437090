namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>Keeps the solutions for which a condition is true (SPARQL 1.1 Query, section 18.5, Filter).</summary>
internal sealed class FilterSolutions : Operator
{
    private readonly Condition _condition;
    private readonly string _text;
    private readonly int[] _places;

    public FilterSolutions(QueryContext context, Operator input, Condition condition, string text)
        : base(context, input.Schema, input)
    {
        _places = NewPlaces();
        _condition = condition;
        _text = text;
        SortedBy = input.SortedBy;
    }

    public override string Describe() => "Filter " + _text;

    public override void SkipTo(ulong key) => Inputs[0].SkipTo(key);

    protected override Batch? Produce()
    {
        Batch? batch = Inputs[0].Next();
        batch?.Keep(_places.AsSpan(0, _condition.Select(batch, _places)));
        return batch;
    }
}
