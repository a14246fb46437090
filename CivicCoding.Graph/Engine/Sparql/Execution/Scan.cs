using System.Collections.Immutable;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>A scan of one triple pattern in one order.</summary>
internal sealed class Scan : Operator
{
    private readonly QuadShape _shape;
    private readonly QuadOrder _order;
    private readonly QuadReader _reader;
    private readonly Batch _batch;
    private bool _open;
    private ulong _skipTo;

    private Scan(QueryContext context, QuadShape shape, QuadOrder order, ImmutableArray<string> variables)
        : base(context, new Schema(variables))
    {
        _shape = shape;
        _order = order;
        int needed = 0;
        foreach (string variable in variables)
        {
            needed |= 1 << shape.PositionOf(variable);
        }

        _reader = new QuadReader(context, shape, order, needed);
        _batch = Batch.OverColumns(variables.Length);
    }

    /// <summary>A scan that gives the needed variables, in the order of the columns that it is sorted by.</summary>
    public static Scan Over(QueryContext context, QuadShape shape, QuadOrder order, Func<string, bool> isNeeded)
    {
        var variables = ImmutableArray.CreateBuilder<string>();
        foreach (int position in QuadShape.ColumnsOf(order))
        {
            if (shape[position].Variable is { } name && isNeeded(name) && !variables.Contains(name))
            {
                variables.Add(name);
            }
        }

        ImmutableArray<string> sorted = SortOf(shape, order, isNeeded);
        return new Scan(context, shape, order, variables.ToImmutable()) { SortedBy = sorted };
    }

    /// <summary>The variables that a scan in this order ascends by.</summary>
    public static ImmutableArray<string> SortOf(QuadShape shape, QuadOrder order, Func<string, bool> isNeeded)
    {
        var sorted = ImmutableArray.CreateBuilder<string>();
        foreach (int position in QuadShape.ColumnsOf(order))
        {
            QuadSlot slot = shape[position];
            if (slot.Id != 0 || (position == 3 && order == QuadOrder.Gspo && shape.Graphs.Single is not null))
            {
                continue;
            }

            if (slot.Variable is not { } name || !isNeeded(name))
            {
                break;
            }

            if (!sorted.Contains(name))
            {
                sorted.Add(name);
            }
        }

        return sorted.ToImmutable();
    }

    public override string Describe() => $"Scan {_order.ToString().ToUpperInvariant()} {_shape}";

    public override void SkipTo(ulong key)
    {
        if (SortedBy.Length > 0)
        {
            _skipTo = Math.Max(_skipTo, key);
        }
    }

    protected override Batch? Produce()
    {
        if (!_open)
        {
            _reader.Open();
            _open = true;
        }

        if (_skipTo > 0)
        {
            Seek();
        }

        int count = _reader.Read();
        if (count == 0)
        {
            return null;
        }

        for (int i = 0; i < Schema.Width; i++)
        {
            _batch.Columns[i] = _reader.Column(_shape.PositionOf(Schema.Variables[i]));
        }

        _batch.Count = count;
        return _batch;
    }

    protected override void Close() => _reader.Dispose();

    private void Seek()
    {
        Span<ulong> key = stackalloc ulong[4];
        key.Clear();
        ReadOnlySpan<int> positions = QuadShape.ColumnsOf(_order);
        for (int column = 0; column < 3; column++)
        {
            int position = positions[column];
            ulong bound = position == 3 ? _shape.Graphs.Single ?? 0 : _shape[position].Id;
            if (_shape[position].Variable == SortedBy[0])
            {
                key[column] = _skipTo;
                break;
            }

            key[column] = bound;
        }

        _reader.Seek(key[0], key[1], key[2]);
        _skipTo = 0;
    }
}
