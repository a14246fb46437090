using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>What all operators of one query share: the data, its visible graphs, the terms, the clock and the budgets.</summary>
internal sealed class QueryContext : IDisposable
{
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly TimeSpan _timeout;
    private uint _steps;

    public QueryContext(IQuadSource source, QueryDataset dataset, QueryOptions options, TimeProvider time, CancellationToken cancellation)
    {
        Source = source;
        Dataset = dataset;
        Options = options;
        Cancellation = cancellation;
        Memory = new MemoryAccount(options.MemoryBytes);
        Terms = new QueryTerms(source.Terms, Memory);
        Functions = new FunctionContext(time, options.Base, Memory, () => Terms.NewBlankNode().Label, () => Remaining, cancellation);
        _time = time;
        _start = time.GetTimestamp();
        _timeout = options.Timeout;
    }

    private QueryContext(QueryContext outer)
    {
        Source = outer.Source;
        Dataset = outer.Dataset;
        Options = outer.Options;
        Cancellation = outer.Cancellation;
        Memory = outer.Memory;
        Terms = outer.Terms;
        Sequence = outer.Sequence;
        PropertyFunctions = outer.PropertyFunctions;
        Service = outer.Service;
        Spill = outer.Spill;
        _time = outer._time;
        _start = outer._start;
        _timeout = outer._timeout;
        Functions = new FunctionContext(_time, Options.Base, Memory, () => Terms.NewBlankNode().Label, () => Remaining, Cancellation);
    }

    public IQuadSource Source { get; }

    public QueryDataset Dataset { get; }

    public QueryOptions Options { get; }

    public MemoryAccount Memory { get; }

    public QueryTerms Terms { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>What functions share; its arena holds the values of one solution at a time.</summary>
    public FunctionContext Functions { get; }

    public long Sequence { get; init; }

    public IReadOnlyDictionary<string, IPropertyFunction> PropertyFunctions { get; init; } = new Dictionary<string, IPropertyFunction>();

    public IServiceClient? Service { get; init; }

    /// <summary>Where operators spill to; null: what does not fit into memory ends the query.</summary>
    public ISpillStore? Spill { get; init; }

    /// <summary>The rows that scans gave, for tests and --explain.</summary>
    public long RowsTouched { get; set; }

    public TimeSpan Elapsed => _time.GetElapsedTime(_start);

    public TimeSpan Remaining => _timeout - Elapsed;

    /// <summary>The same query for a pattern that runs while an expression is evaluated: values of the two do not share an arena.</summary>
    public QueryContext Nested() => new(this);

    /// <summary>Ends the query where it was cancelled or its time is over: to be called once a batch.</summary>
    public void Check()
    {
        Cancellation.ThrowIfCancellationRequested();
        if (_time.GetElapsedTime(_start) > _timeout)
        {
            throw new QueryBudgetExceededException(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The query did not end within {_timeout.TotalSeconds:0.###} s. Narrow it, add LIMIT, or ask for a longer timeout."),
                QueryBudgetKind.Time);
        }
    }

    /// <summary>True where an operator that holds <paramref name="held"/> bytes has to spill them: the query is at its share of memory, and this operator has a part in it that is worth it.</summary>
    public bool MustSpill(long held)
    {
        long share = Options.SpillBytes ?? Options.MemoryBytes / 2;
        return Spill is not null && held >= share / 16 && Memory.UsedBytes >= share;
    }

    /// <summary>Before the expressions of a solution are evaluated: values of the last one end here.</summary>
    public void BeginSolution()
    {
        Step();
        Functions.BeginSolution();
        Functions.Arena.Reset();
    }

    /// <summary>Counts a step of a long loop and checks every 1,024 of them.</summary>
    public void Step()
    {
        if ((++_steps & 1023) == 0)
        {
            Check();
        }
    }

    public void Dispose() => Functions.Dispose();
}
