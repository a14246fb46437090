using System.Collections.Immutable;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>The solutions of its inputs one after the other (SPARQL 1.1 Query, section 18.5, Union).</summary>
internal sealed class UnionAll : Operator
{
    private readonly int[][] _columns;
    private readonly Batch _batch;
    private int _input;

    public UnionAll(QueryContext context, ImmutableArray<Operator> inputs)
        : base(context, SchemaOf(inputs), inputs)
    {
        _columns = [.. inputs.Select(i => Schema.Variables.Select(i.Schema.IndexOf).ToArray())];
        _batch = NewBatch(Schema.Width);
    }

    public override string Describe() => "Union";

    protected override Batch? Produce()
    {
        for (; _input < Inputs.Length; _input++)
        {
            if (Inputs[_input].Next() is { } batch)
            {
                for (int i = 0; i < _batch.Columns.Length; i++)
                {
                    int from = _columns[_input][i];
                    if (from >= 0)
                    {
                        Array.Copy(batch.Columns[from], _batch.Columns[i], batch.Count);
                    }
                    else
                    {
                        Array.Clear(_batch.Columns[i], 0, batch.Count);
                    }
                }

                _batch.Count = batch.Count;
                return _batch;
            }
        }

        return null;
    }

    private static Schema SchemaOf(ImmutableArray<Operator> inputs) =>
        new(inputs.SelectMany(i => i.Schema.Variables).Distinct(StringComparer.Ordinal), v => !inputs.All(i => i.Schema.Binds(v)));
}
