using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph;

/// <summary>A transaction that remembers what it touched, so that a guard can look at it.</summary>
internal sealed class GuardedTransaction(IQuadTransaction inner) : IQuadTransaction
{
    private readonly HashSet<(TermId, TermId, TermId)> _touched = [];
    private readonly IQuadSource _before = inner.Current;

    public IQuadSource Current => inner.Current;

    /// <summary>Runs a write and then its guard.</summary>
    public static Func<IQuadTransaction, T> Wrap<T>(Func<IQuadTransaction, T> work, IWriteGuard guard, CancellationToken cancellation) => transaction =>
    {
        var guarded = new GuardedTransaction(transaction);
        T result = work(guarded);
        transaction.Refresh();
        guard.Check(guarded._before, transaction.Current, guarded._touched, cancellation);
        return result;
    };

    public TermId Intern(in TermSpan term) => inner.Intern(term);

    public void Expect(in TermSpan term) => inner.Expect(term);

    public TermId NewBlankNode() => inner.NewBlankNode();

    public void Add(TermId subject, TermId predicate, TermId @object, TermId graph)
    {
        _touched.Add((subject, predicate, @object));
        inner.Add(subject, predicate, @object, graph);
    }

    public void Remove(TermId subject, TermId predicate, TermId @object, TermId graph)
    {
        _touched.Add((subject, predicate, @object));
        inner.Remove(subject, predicate, @object, graph);
    }

    public void Refresh() => inner.Refresh();
}
