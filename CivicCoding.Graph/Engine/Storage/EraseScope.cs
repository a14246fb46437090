using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>What belongs to a thing that is erased: its quads, those of blank nodes that nothing else leads to, the links to it, and the quads in a graph of its name.</summary>
internal sealed class EraseScope
{
    private readonly IQuadSource _source;
    private readonly CancellationToken _cancellation;
    private readonly HashSet<TermId> _subjects = [];
    private readonly HashSet<QuadKey> _quads = [];

    private EraseScope(IQuadSource source, CancellationToken cancellation) => (_source, _cancellation) = (source, cancellation);

    /// <summary>The dictionary numbers of the removed quads' literals.</summary>
    public IReadOnlyCollection<ulong> Values { get; private set; } = [];

    public static EraseScope Remove(IQuadTransaction transaction, Iri thing, CancellationToken cancellation)
    {
        var scope = new EraseScope(transaction.Current, cancellation);
        if (!transaction.Current.Terms.TryFind(new TermScratch().Encode(thing), out TermId id))
        {
            return scope;
        }

        scope.Collect(id);
        foreach (QuadKey quad in scope._quads)
        {
            transaction.Remove(new TermId(quad.A), new TermId(quad.B), new TermId(quad.C), new TermId(quad.D));
        }

        scope.Values = [.. scope._quads.Select(q => new TermId(q.C)).Where(o => o.IsLiteral).Select(o => TermUse.NumberOf(o.Bits)).Where(n => n != 0).Distinct()];
        return scope;
    }

    private void Collect(TermId thing)
    {
        _subjects.Add(thing);
        var open = new Queue<TermId>(_subjects);
        while (open.TryDequeue(out TermId subject))
        {
            foreach (QuadKey quad in Read(QuadOrder.Spo, QuadPattern.In(subject, TermId.None, TermId.None)))
            {
                var value = new TermId(quad.C);
                if (value.Tag == TermTag.BlankNode && _subjects.Add(value))
                {
                    open.Enqueue(value);
                }
            }
        }

        KeepShared(thing);
        foreach (TermId subject in _subjects)
        {
            _quads.UnionWith(Read(QuadOrder.Spo, QuadPattern.In(subject, TermId.None, TermId.None)));
        }

        _quads.UnionWith(Read(QuadOrder.Osp, QuadPattern.In(TermId.None, TermId.None, thing)));
        _quads.UnionWith(Read(QuadOrder.Gspo, QuadPattern.In(TermId.None, TermId.None, TermId.None, thing)));
    }

    /// <summary>A blank node that something outside leads to stays, and what it leads to as well.</summary>
    private void KeepShared(TermId thing)
    {
        bool again = true;
        while (again)
        {
            List<TermId> shared = _subjects.Where(s => s != thing && Read(QuadOrder.Osp, QuadPattern.In(TermId.None, TermId.None, s)).Exists(q => !_subjects.Contains(new TermId(q.A)))).ToList();
            _subjects.ExceptWith(shared);
            again = shared.Count > 0;
        }
    }

    private List<QuadKey> Read(QuadOrder order, in QuadPattern pattern)
    {
        using IQuadCursor cursor = _source.Scan(order, pattern);
        var batch = new QuadColumns();
        var quads = new List<QuadKey>();
        int count;
        while ((count = cursor.Read(batch)) > 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            for (int i = 0; i < count; i++)
            {
                quads.Add(new QuadKey(batch.First[i], batch.Second[i], batch.Third[i], batch.Fourth[i]).From(order));
            }
        }

        return quads;
    }
}
