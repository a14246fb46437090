namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>GRAPH with a variable over a pattern that cannot be matched as quads: one plan for each named graph of the dataset (SPARQL 1.1 Query, section 18.6).</summary>
internal sealed class GraphIteration : Operator
{
    private readonly IReadOnlyList<ulong> _graphs;
    private readonly Func<ulong, Operator> _plan;
    private readonly Batch _batch;
    private readonly string _variable;
    private Operator? _current;
    private int[] _columns = [];
    private int _graph = -1;

    /// <param name="context">The query.</param>
    /// <param name="schema">The columns of every plan.</param>
    /// <param name="variable">The graph variable, for --explain.</param>
    /// <param name="graphs">The named graphs.</param>
    /// <param name="plan">Plans the pattern for one graph, which it binds to the variable.</param>
    public GraphIteration(QueryContext context, Schema schema, string variable, IReadOnlyList<ulong> graphs, Func<ulong, Operator> plan)
        : base(context, schema)
    {
        _variable = variable;
        _graphs = graphs;
        _plan = plan;
        _batch = NewBatch(schema.Width);
    }

    public override string Describe() => $"Graphs ?{_variable}, {_graphs.Count} of them";

    protected override Batch? Produce()
    {
        while (true)
        {
            if (_current?.Next() is { } batch)
            {
                for (int i = 0; i < _columns.Length; i++)
                {
                    if (_columns[i] < 0)
                    {
                        Array.Clear(_batch.Columns[i], 0, batch.Count);
                    }
                    else
                    {
                        Array.Copy(batch.Columns[_columns[i]], _batch.Columns[i], batch.Count);
                    }
                }

                _batch.Count = batch.Count;
                return _batch;
            }

            _current?.Dispose();
            _current = null;
            if (++_graph >= _graphs.Count)
            {
                return null;
            }

            Context.Check();
            _current = _plan(_graphs[_graph]);
            _columns = [.. Schema.Variables.Select(_current.Schema.IndexOf)];
        }
    }

    protected override void Close() => _current?.Dispose();
}
