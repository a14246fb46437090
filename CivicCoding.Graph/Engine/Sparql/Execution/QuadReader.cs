using System.Buffers;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>Reads the quads of a <see cref="QuadShape"/> batch by batch: leaves out other graphs, repeated triples and quads where a variable that stands twice would differ.</summary>
internal sealed class QuadReader : IDisposable
{
    private readonly QueryContext _context;
    private readonly QuadShape _shape;
    private readonly QuadOrder _order;
    private readonly QuadColumns _columns = QuadColumns.Rent();
    private readonly ulong[][] _byColumn;
    private readonly int _wanted;
    private readonly int[] _places = ArrayPool<int>.Shared.Rent(QuadColumns.Capacity);
    private readonly List<(int Column, int Same)> _equal = [];
    private readonly bool _checksGraph;
    private readonly bool _dropsRepeated;
    private readonly int _graphColumn;
    private IQuadCursor? _cursor;
    private bool _disposed;
    private ulong _last0;
    private ulong _last1;
    private ulong _last2;
    private bool _hasLast;

    /// <param name="context">The query.</param>
    /// <param name="shape">The pattern.</param>
    /// <param name="order">An order that has what is bound, here or by <see cref="Open(ulong, ulong, ulong)"/>, as its prefix.</param>
    /// <param name="needed">Bit mask of the positions whose values are wanted (1 subject, 2 predicate, 4 object, 8 graph).</param>
    public QuadReader(QueryContext context, QuadShape shape, QuadOrder order, int needed)
    {
        _context = context;
        _shape = shape;
        _order = order;
        _byColumn = [_columns.First, _columns.Second, _columns.Third, _columns.Fourth];
        ReadOnlySpan<int> positions = QuadShape.ColumnsOf(order);
        _graphColumn = positions.IndexOf(3);
        bool oneGraph = order == QuadOrder.Gspo && shape.Graphs.Single is not null;
        _checksGraph = (shape.Graphs.Excludes && !oneGraph) || shape.GraphVariable is not null;
        _dropsRepeated = shape.Graphs.MayRepeat && shape.GraphVariable is null;
        for (int column = 0; column < 4; column++)
        {
            int position = positions[column];
            if ((needed & (1 << position)) != 0)
            {
                _wanted |= 1 << column;
            }

            int first = shape[position].Variable is { } name ? shape.PositionOf(name) : position;
            if (first != position)
            {
                _equal.Add((column, positions.IndexOf(first)));
                _wanted |= (1 << column) | (1 << positions.IndexOf(first));
            }
        }

        _wanted |= (_checksGraph ? 1 << _graphColumn : 0) | (_dropsRepeated ? 7 : 0);
    }

    /// <summary>The column of a position (0 subject, 1 predicate, 2 object, 3 graph) of the batch read last.</summary>
    public ulong[] Column(int position) => _byColumn[QuadShape.ColumnsOf(_order).IndexOf(position)];

    public void Open() => Open(_shape.Subject.Id, _shape.Predicate.Id, _shape.Object.Id);

    /// <summary>Starts a scan with the given ids bound.</summary>
    public void Open(ulong subject, ulong predicate, ulong @object)
    {
        _cursor?.Dispose();
        _hasLast = false;
        QuadPattern pattern = _order == QuadOrder.Gspo && _shape.Graphs.Single is { } graph
            ? QuadPattern.In(new TermId(subject), new TermId(predicate), new TermId(@object), new TermId(graph))
            : QuadPattern.In(new TermId(subject), new TermId(predicate), new TermId(@object));
        _cursor = _context.Source.Scan(_order, pattern);
    }

    public void Seek(ulong first, ulong second, ulong third) => _cursor!.Seek(first, second, third, 0);

    /// <summary>Reads the next batch; 0 only at the end.</summary>
    public int Read()
    {
        if (_shape.Graphs.IsEmpty)
        {
            return 0;
        }

        while (true)
        {
            int count = _cursor!.Read(_columns, _wanted);
            if (count == 0)
            {
                return 0;
            }

            _context.RowsTouched += count;
            if (_checksGraph || _dropsRepeated || _equal.Count > 0)
            {
                count = Select(count);
                if (count == 0)
                {
                    _context.Check();
                    continue;
                }
            }

            return count;
        }
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _cursor?.Dispose();
            _cursor = null;
            _columns.Return();
            ArrayPool<int>.Shared.Return(_places);
        }
    }

    private int Select(int count)
    {
        int kept = 0;
        ulong[] graphs = _byColumn[_graphColumn];
        for (int i = 0; i < count; i++)
        {
            if ((!_checksGraph || AcceptsGraph(graphs[i])) && HasEqual(i) && (!_dropsRepeated || IsNew(i)))
            {
                _places[kept++] = i;
            }
        }

        if (kept < count)
        {
            for (int column = 0; column < 4; column++)
            {
                if ((_wanted & (1 << column)) != 0)
                {
                    Compact(_byColumn[column], kept);
                }
            }
        }

        return kept;
    }

    private bool AcceptsGraph(ulong graph) => (_shape.GraphVariable is null || graph != 0) && _shape.Graphs.Accepts(graph);

    private bool HasEqual(int i)
    {
        foreach ((int column, int same) in _equal)
        {
            if (_byColumn[column][i] != _byColumn[same][i])
            {
                return false;
            }
        }

        return true;
    }

    // The graph is the last column, so that equal triples of several graphs are neighbours; the planner never takes GSPO for several graphs.
    private bool IsNew(int i)
    {
        (ulong a, ulong b, ulong c) = (_columns.First[i], _columns.Second[i], _columns.Third[i]);
        bool isNew = !_hasLast || a != _last0 || b != _last1 || c != _last2;
        (_last0, _last1, _last2, _hasLast) = (a, b, c, true);
        return isNew;
    }

    private void Compact(ulong[] column, int kept)
    {
        for (int i = 0; i < kept; i++)
        {
            column[i] = column[_places[i]];
        }
    }
}
