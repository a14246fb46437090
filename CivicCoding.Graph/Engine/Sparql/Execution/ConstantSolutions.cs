using System.Collections.Immutable;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>Solutions that are known beforehand: VALUES, the empty group, and the keys that one side of a join hands to the other.</summary>
internal sealed class ConstantSolutions : Operator
{
    private readonly SolutionStore _store;
    private readonly Batch _batch;
    private readonly string _text;
    private int _place;

    public ConstantSolutions(QueryContext context, Schema schema, SolutionStore store, string text)
        : base(context, schema)
    {
        _store = store;
        _text = text;
        _batch = NewBatch(schema.Width);
        Estimate = store.Count;
    }

    /// <summary>The one solution that binds nothing.</summary>
    public static ConstantSolutions Unit(QueryContext context)
    {
        var store = new SolutionStore(0, context.Memory);
        store.Add([]);
        return new ConstantSolutions(context, Schema.Empty, store, "Unit");
    }

    /// <summary>No solution, with the given variables.</summary>
    public static ConstantSolutions Nothing(QueryContext context, IEnumerable<string> variables)
    {
        var schema = new Schema(variables);
        return new ConstantSolutions(context, schema, new SolutionStore(schema.Width, context.Memory), "Nothing");
    }

    /// <summary>Solutions in ascending order of the first column.</summary>
    public static ConstantSolutions Sorted(QueryContext context, string variable, ulong[] ascending)
    {
        var store = new SolutionStore(1, context.Memory);
        foreach (ulong id in ascending)
        {
            store.Add([id]);
        }

        return new ConstantSolutions(context, new Schema([variable]), store, "Keys ?" + variable) { SortedBy = ImmutableArray.Create(variable) };
    }

    public override string Describe() => _text;

    protected override Batch? Produce()
    {
        int count = Math.Min(Batch.Capacity, _store.Count - _place);
        if (count <= 0)
        {
            return null;
        }

        for (int i = 0; i < _batch.Columns.Length; i++)
        {
            Array.Copy(_store.Column(i), _place, _batch.Columns[i], 0, count);
        }

        _place += count;
        _batch.Count = count;
        return _batch;
    }

    protected override void Close() => _store.Dispose();
}
