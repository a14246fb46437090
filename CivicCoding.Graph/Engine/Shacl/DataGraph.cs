using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl;

/// <summary>The data graph of a validation: all graphs of a source as one, or one of them. Each triple counts once, in whatever graphs it stands.</summary>
internal sealed class DataGraph
{
    private readonly IQuadSource _source;
    private readonly ulong? _graph;
    private readonly Action _step;
    private readonly Func<TermId, bool>? _isVisible;
    private readonly Dictionary<ulong, bool> _visible = new() { [0] = true };
    private readonly Stack<QuadColumns> _spare = new();

    /// <param name="source">The data.</param>
    /// <param name="graph">The one graph to look at, None the default graph; null: all.</param>
    /// <param name="step">Is called for each triple read and may end the work.</param>
    /// <param name="isVisible">Tells whether a named graph is to be looked at; null: all are.</param>
    public DataGraph(IQuadSource source, TermId? graph, Action step, Func<TermId, bool>? isVisible)
    {
        _isVisible = isVisible;
        _source = source;
        _graph = graph?.Bits;
        _step = step;
    }

    public IEnumerable<TermId> Objects(TermId subject, TermId predicate) => Third(QuadOrder.Spo, QuadPattern.In(subject, predicate, TermId.None), subject, predicate);

    public IEnumerable<TermId> Subjects(TermId predicate, TermId @object) => Third(QuadOrder.Pos, QuadPattern.In(TermId.None, predicate, @object), predicate, @object);

    /// <summary>The distinct subjects of a predicate.</summary>
    public IEnumerable<TermId> SubjectsOf(TermId predicate) => Second(QuadOrder.Pso, predicate);

    /// <summary>The distinct objects of a predicate.</summary>
    public IEnumerable<TermId> ObjectsOf(TermId predicate) => Second(QuadOrder.Pos, predicate);

    /// <summary>The predicates and objects of a subject.</summary>
    public IEnumerable<(TermId Predicate, TermId Object)> PropertiesOf(TermId subject)
    {
        if (IsForeign(subject))
        {
            yield break;
        }

        foreach ((ulong _, ulong predicate, ulong @object) in Read(QuadOrder.Spo, QuadPattern.In(subject, TermId.None, TermId.None)))
        {
            yield return (new TermId(predicate), new TermId(@object));
        }
    }

    /// <summary>Every triple.</summary>
    public IEnumerable<(TermId Subject, TermId Predicate, TermId Object)> All()
    {
        foreach ((ulong subject, ulong predicate, ulong @object) in Read(QuadOrder.Spo, QuadPattern.In(TermId.None, TermId.None, TermId.None)))
        {
            yield return (new TermId(subject), new TermId(predicate), new TermId(@object));
        }
    }

    public bool Contains(TermId subject, TermId predicate, TermId @object)
    {
        _step();
        if (IsForeign(subject) || IsForeign(predicate) || IsForeign(@object))
        {
            return false;
        }

        if (_graph is { } graph)
        {
            return _source.Contains(subject, predicate, @object, new TermId(graph));
        }

        QuadPattern pattern = QuadPattern.In(subject, predicate, @object);
        return _isVisible is null ? _source.Count(pattern) > 0 : Read(QuadOrder.Spo, pattern).Any();
    }

    private bool IsVisible(ulong graph)
    {
        if (_isVisible is null)
        {
            return true;
        }

        if (!_visible.TryGetValue(graph, out bool visible))
        {
            _visible[graph] = visible = _isVisible(new TermId(graph));
        }

        return visible;
    }

    private static bool IsForeign(TermId id) => id.IsNone || id.Tag == TermTag.QueryLocal;

    private IEnumerable<TermId> Third(QuadOrder order, QuadPattern pattern, TermId first, TermId second)
    {
        if (IsForeign(first) || IsForeign(second))
        {
            yield break;
        }

        foreach ((ulong _, ulong _, ulong third) in Read(order, pattern))
        {
            yield return new TermId(third);
        }
    }

    private IEnumerable<TermId> Second(QuadOrder order, TermId predicate)
    {
        if (IsForeign(predicate))
        {
            yield break;
        }

        ulong last = 0;
        foreach ((ulong _, ulong second, ulong _) in Read(order, QuadPattern.In(TermId.None, predicate, TermId.None)))
        {
            if (second != last)
            {
                last = second;
                yield return new TermId(second);
            }
        }
    }

    /// <summary>The triples of a prefix, each once: equal ones stand side by side, as the graph is the last column.</summary>
    private IEnumerable<(ulong First, ulong Second, ulong Third)> Read(QuadOrder order, QuadPattern pattern)
    {
        QuadColumns batch = _spare.TryPop(out QuadColumns? spare) ? spare : new QuadColumns();
        try
        {
            (ulong, ulong, ulong) last = default;
            using IQuadCursor cursor = _source.Scan(order, pattern);
            for (int count = cursor.Read(batch); count > 0; count = cursor.Read(batch))
            {
                for (int i = 0; i < count; i++)
                {
                    (ulong, ulong, ulong) triple = (batch.First[i], batch.Second[i], batch.Third[i]);
                    if (triple == last || (_graph is { } graph && batch.Fourth[i] != graph) || !IsVisible(batch.Fourth[i]))
                    {
                        continue;
                    }

                    last = triple;
                    _step();
                    yield return triple;
                }
            }
        }
        finally
        {
            _spare.Push(batch);
        }
    }
}
