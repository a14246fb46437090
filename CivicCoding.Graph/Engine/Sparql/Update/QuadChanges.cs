using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Update;

/// <summary>The quads that an operation will remove and add, gathered before either happens, and booked on the request's memory account.</summary>
internal sealed class QuadChanges(MemoryAccount memory) : IDisposable
{
    private const int QuadBytes = 48;

    private readonly List<(TermId S, TermId P, TermId O, TermId G)> _removed = [];
    private readonly List<(TermId S, TermId P, TermId O, TermId G)> _added = [];

    public void Remove(TermId subject, TermId predicate, TermId @object, TermId graph)
    {
        memory.Reserve(QuadBytes);
        _removed.Add((subject, predicate, @object, graph));
    }

    public void Add(TermId subject, TermId predicate, TermId @object, TermId graph)
    {
        memory.Reserve(QuadBytes);
        _added.Add((subject, predicate, @object, graph));
    }

    /// <summary>Removes first, then adds (SPARQL 1.1 Update, section 3.1.3).</summary>
    public (long Added, long Removed) Apply(IQuadTransaction transaction, CancellationToken cancellation)
    {
        int step = 0;
        foreach ((TermId s, TermId p, TermId o, TermId g) in _removed)
        {
            Check(ref step, cancellation);
            transaction.Remove(s, p, o, g);
        }

        foreach ((TermId s, TermId p, TermId o, TermId g) in _added)
        {
            Check(ref step, cancellation);
            transaction.Add(s, p, o, g);
        }

        return (_added.Count, _removed.Count);
    }

    /// <summary>Gives up what was gathered.</summary>
    public void Forget()
    {
        Dispose();
        _removed.Clear();
        _added.Clear();
    }

    public void Dispose() => memory.Release((long)QuadBytes * (_removed.Count + _added.Count));

    private static void Check(ref int step, CancellationToken cancellation)
    {
        if ((++step & 1023) == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }
}
