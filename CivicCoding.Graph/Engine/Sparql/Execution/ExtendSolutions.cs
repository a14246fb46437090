using System.Collections.Immutable;
using CivicCoding.Graph.Sparql.Execution.Expressions;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>Binds new variables to the values of expressions, one after the other in each solution; an error leaves a variable unbound (SPARQL 1.1 Query, section 18.5, Extend).</summary>
internal sealed class ExtendSolutions : Operator
{
    private readonly ImmutableArray<Evaluator> _values;
    private readonly Batch _batch;
    private readonly ImmutableArray<ulong[]> _made;
    private readonly int _inputWidth;

    /// <param name="context">The query.</param>
    /// <param name="input">The solutions.</param>
    /// <param name="schema">The input's columns and after them one for each value.</param>
    /// <param name="values">Compiled for <paramref name="schema"/>.</param>
    public ExtendSolutions(QueryContext context, Operator input, Schema schema, ImmutableArray<Evaluator> values)
        : base(context, schema, input)
    {
        _values = values;
        _inputWidth = input.Schema.Width;
        _batch = Batch.OverColumns(schema.Width);
        _made = [.. values.Select(_ => new ulong[Batch.Capacity])];
        SortedBy = input.SortedBy;
    }

    public override string Describe() => "Extend " + string.Join(' ', Schema.Variables.Skip(_inputWidth).Select(v => "?" + v));

    public override void SkipTo(ulong key) => Inputs[0].SkipTo(key);

    protected override Batch? Produce()
    {
        Batch? batch = Inputs[0].Next();
        if (batch is null)
        {
            return null;
        }

        for (int i = 0; i < _batch.Columns.Length; i++)
        {
            _batch.Columns[i] = i < _inputWidth ? batch.Columns[i] : _made[i - _inputWidth];
        }

        _batch.Count = batch.Count;
        for (int i = 0; i < batch.Count; i++)
        {
            Context.BeginSolution();
            for (int v = 0; v < _values.Length; v++)
            {
                _made[v][i] = _values[v].EvaluateId(_batch, i, Context);
            }
        }

        return _batch;
    }
}
