namespace CivicCoding.Graph.Rdf;

/// <summary>An immutable set of quads in memory with the five sorted orders: for queries over documents and for validation. Datasets that do not fit belong in the store.</summary>
public sealed class MemoryQuadSource : IQuadSource
{
    private readonly SortedQuads[] _orders;
    private readonly MemoryTermTable _terms;

    private MemoryQuadSource(MemoryTermTable terms, ulong[][] columns)
    {
        _terms = terms;
        _orders =
        [
            new SortedQuads(columns[0], columns[1], columns[2], columns[3]),
            new SortedQuads(columns[1], columns[2], columns[0], columns[3]),
            new SortedQuads(columns[1], columns[0], columns[2], columns[3]),
            new SortedQuads(columns[2], columns[0], columns[1], columns[3]),
            new SortedQuads(columns[3], columns[0], columns[1], columns[2]),
        ];
        Graphs = columns[3].Distinct().Where(g => g != 0).Order().Select(g => new TermId(g)).ToArray();
    }

    public ITermSource Terms => _terms;

    public IReadOnlyList<TermId> Graphs { get; }

    /// <summary>The quads of a dataset, each once.</summary>
    public static MemoryQuadSource From(IEnumerable<Quad> quads)
    {
        ArgumentNullException.ThrowIfNull(quads);
        var terms = new MemoryTermTable();
        List<ulong>[] columns = [[], [], [], []];
        var seen = new HashSet<(ulong, ulong, ulong, ulong)>();
        foreach (Quad quad in quads)
        {
            (ulong S, ulong P, ulong O, ulong G) key = (terms.Intern(quad.Subject), terms.Intern(quad.Predicate), terms.Intern(quad.Object), quad.Graph is null ? 0 : terms.Intern(quad.Graph));
            if (seen.Add(key))
            {
                columns[0].Add(key.S);
                columns[1].Add(key.P);
                columns[2].Add(key.O);
                columns[3].Add(key.G);
            }
        }

        return new MemoryQuadSource(terms, [.. columns.Select(c => c.ToArray())]);
    }

    public IQuadCursor Scan(QuadOrder order, in QuadPattern pattern)
    {
        (int low, int high) = _orders[(int)order].Range(Key(order, pattern));
        return new MemoryQuadCursor(_orders[(int)order], low, high);
    }

    public long Count(in QuadPattern pattern)
    {
        QuadOrder order = pattern switch
        {
            { AnyGraph: false, Predicate.IsNone: true, Object.IsNone: true } => QuadOrder.Gspo,
            { Subject.IsNone: false, Predicate.IsNone: false } => QuadOrder.Spo,
            { Subject.IsNone: false, Object.IsNone: false } => QuadOrder.Osp,
            { Subject.IsNone: false } => QuadOrder.Spo,
            { Predicate.IsNone: false } => QuadOrder.Pos,
            { Object.IsNone: false } => QuadOrder.Osp,
            _ => QuadOrder.Spo,
        };
        (int low, int high) = _orders[(int)order].Range(Key(order, pattern));
        return high - low;
    }

    public bool Contains(TermId subject, TermId predicate, TermId @object, TermId graph)
    {
        ulong[] key = [subject.Bits, predicate.Bits, @object.Bits, graph.Bits];
        (int low, int high) = _orders[(int)QuadOrder.Spo].Range(key);
        return high > low;
    }

    private static ulong[] Key(QuadOrder order, in QuadPattern pattern)
    {
        (ulong s, ulong p, ulong o) = (pattern.Subject.Bits, pattern.Predicate.Bits, pattern.Object.Bits);
        ulong[] key = order switch
        {
            QuadOrder.Spo => [s, p, o],
            QuadOrder.Pos => [p, o, s],
            QuadOrder.Pso => [p, s, o],
            QuadOrder.Osp => [o, s, p],
            _ => [s, p, o],
        };
        int bound = Array.IndexOf(key, 0UL);
        bound = bound < 0 ? 3 : bound;
        if (order == QuadOrder.Gspo)
        {
            return pattern.AnyGraph ? [] : [pattern.Graph.Bits, .. key[..bound]];
        }

        return bound == 3 && !pattern.AnyGraph ? [.. key, pattern.Graph.Bits] : key[..bound];
    }
}
