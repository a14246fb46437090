using System.Collections.Immutable;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>Keeps some columns (SPARQL 1.1 Query, section 18.5, Project); a variable that the input lacks is unbound.</summary>
internal sealed class ProjectColumns : Operator
{
    private readonly int[] _from;
    private readonly Batch _batch;

    public ProjectColumns(QueryContext context, Operator input, ImmutableArray<string> variables)
        : base(context, new Schema(variables, v => !input.Schema.Binds(v)), input)
    {
        _from = [.. variables.Select(input.Schema.IndexOf)];
        _batch = Batch.OverColumns(variables.Length);
        SortedBy = HashJoin.OrderKept(input.SortedBy, Schema);
        for (int i = 0; i < _from.Length; i++)
        {
            _batch.Columns[i] = _from[i] < 0 ? new ulong[Batch.Capacity] : [];
        }
    }

    public override string Describe() => "Project " + string.Join(' ', Schema.Variables.Select(v => "?" + v));

    public override void SkipTo(ulong key)
    {
        if (SortedBy.Length > 0)
        {
            Inputs[0].SkipTo(key);
        }
    }

    protected override Batch? Produce()
    {
        Batch? batch = Inputs[0].Next();
        if (batch is null)
        {
            return null;
        }

        for (int i = 0; i < _from.Length; i++)
        {
            if (_from[i] >= 0)
            {
                _batch.Columns[i] = batch.Columns[_from[i]];
            }
        }

        _batch.Count = batch.Count;
        return _batch;
    }
}
