using System.Buffers;
using System.Collections.Immutable;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>A step of a running plan: pulls batches from its inputs and gives batches of solutions.</summary>
internal abstract class Operator : IDisposable
{
    private List<ulong[]>? _columns;
    private List<int[]>? _places;
    private bool _disposed;

    private protected Operator(QueryContext context, Schema schema, params ImmutableArray<Operator> inputs)
    {
        Context = context;
        Schema = schema;
        Inputs = inputs;
    }

    public Schema Schema { get; }

    /// <summary>The variables by which the solutions ascend as ids, the first one first; empty where no order is known.</summary>
    public ImmutableArray<string> SortedBy { get; init; } = [];

    /// <summary>The number of solutions that the planner expected.</summary>
    public double Estimate { get; set; }

    /// <summary>What the planner expected this operator and its inputs to cost, in units of about a nanosecond.</summary>
    public double Cost { get; set; }

    /// <summary>The number of solutions given so far.</summary>
    public long Produced { get; private set; }

    public ImmutableArray<Operator> Inputs { get; }

    /// <summary>The operators that --explain shows below this one.</summary>
    public virtual IEnumerable<Operator> Shown => Inputs;

    protected QueryContext Context { get; }

    /// <summary>What --explain shows of this operator.</summary>
    public abstract string Describe();

    /// <summary>The next solutions, at least one, or null at the end.</summary>
    public Batch? Next()
    {
        while (true)
        {
            Context.Check();
            Batch? batch = Produce();
            if (batch is null)
            {
                return null;
            }

            if (batch.Count > 0)
            {
                Produced += batch.Count;
                return batch;
            }
        }
    }

    /// <summary>Tells that solutions whose first sorted variable is below <paramref name="key"/> are not wanted any more; an operator may skip them.</summary>
    public virtual void SkipTo(ulong key)
    {
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        Close();
        _columns?.ForEach(c => ArrayPool<ulong>.Shared.Return(c));
        _places?.ForEach(p => ArrayPool<int>.Shared.Return(p));
        foreach (Operator input in Inputs)
        {
            input.Dispose();
        }
    }

    /// <summary>A batch with columns that go back to a pool with this operator; what was in them before is not cleared.</summary>
    protected Batch NewBatch(int width)
    {
        _columns ??= [];
        Batch batch = Batch.OverColumns(width);
        for (int i = 0; i < width; i++)
        {
            batch.Columns[i] = ArrayPool<ulong>.Shared.Rent(Batch.Capacity);
            _columns.Add(batch.Columns[i]);
        }

        return batch;
    }

    /// <summary>Room for the places of a batch, which goes back to a pool with this operator.</summary>
    protected int[] NewPlaces()
    {
        int[] places = ArrayPool<int>.Shared.Rent(Batch.Capacity);
        (_places ??= []).Add(places);
        return places;
    }

    /// <summary>The next batch, which may be empty, or null at the end.</summary>
    protected abstract Batch? Produce();

    /// <summary>Frees what this operator holds besides its inputs.</summary>
    protected virtual void Close()
    {
    }
}
