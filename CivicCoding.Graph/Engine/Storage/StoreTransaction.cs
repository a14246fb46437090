using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>One writer's changes over a snapshot: what is new in a table by quad, and what an earlier <see cref="Refresh"/> made visible in runs of its own.</summary>
internal sealed class StoreTransaction : IQuadTransaction, IDisposable
{
    private readonly PendingQuads _pending = new();
    private readonly TermDictionary _dictionary;
    private readonly RunBuilder _builder;
    private readonly Snapshot _start;
    private readonly List<QuadRun> _runs = [];
    private Snapshot _current;

    public StoreTransaction(Snapshot start, TermDictionary dictionary, RunBuilder builder)
    {
        _start = start;
        _current = start;
        _dictionary = dictionary;
        _builder = builder;
    }

    public IQuadSource Current => _current;

    /// <summary>The snapshot behind <see cref="Current"/>.</summary>
    public Snapshot CurrentSnapshot => _current;

    /// <summary>True where something was taken away, be it what the transaction itself had added: terms may be left that nothing uses.</summary>
    public bool HasRemoved { get; private set; }

    public TermId Intern(in TermSpan term) => _dictionary.Intern(term);

    public void Expect(in TermSpan term) => _dictionary.Fetch(term);

    public TermId NewBlankNode() => _dictionary.NewBlankNode();

    public void Add(TermId subject, TermId predicate, TermId @object, TermId graph) => Change(subject, predicate, @object, graph, there: true);

    public void Remove(TermId subject, TermId predicate, TermId @object, TermId graph)
    {
        HasRemoved = true;
        Change(subject, predicate, @object, graph, there: false);
    }

    public void Refresh()
    {
        if (_pending.IsEmpty && _current.TermView.End == _dictionary.End && _current.TermView.BlankEnd == _dictionary.BlankEnd)
        {
            return;
        }

        if (TakePending() is { } run)
        {
            _runs.Add(run);
            while (_runs.Count > 1 && _runs[^2].Rows < 4 * _runs[^1].Rows)
            {
                MergeOwn(_runs.Count - 2);
            }
        }

        Snapshot next = new(_start.Sequence, [.. _start.Runs, .. _runs], _dictionary.View());
        Drop();
        _current = next;
    }

    /// <summary>All changes as one run, or null where nothing changed. The caller releases it.</summary>
    public QuadRun? Finish(long sequence)
    {
        if (TakePending(sequence) is { } run)
        {
            _runs.Add(run);
        }

        if (_runs.Count > 1)
        {
            MergeOwn(0);
        }

        QuadRun? result = _runs.Count == 0 ? null : _runs[0];
        _runs.Clear();
        if (result is { Rows: 0 })
        {
            result.Release();
            return null;
        }

        return result;
    }

    public void Dispose()
    {
        Drop();
        _current = _start;
        foreach (QuadRun run in _runs)
        {
            run.Release();
        }

        _runs.Clear();
    }

    private void Change(TermId subject, TermId predicate, TermId @object, TermId graph, bool there)
    {
        var key = new QuadKey(subject.Bits, predicate.Bits, @object.Bits, graph.Bits);
        ref bool? change = ref _pending[_pending.PlaceOf(key)];
        if (change is null)
        {
            change = IsThere(key) == there ? null : there;
        }
        else if (change != there)
        {
            change = null;
        }
    }

    /// <summary>A quad with a term that the present view does not know yet is in none of its runs.</summary>
    private bool IsThere(in QuadKey key) =>
        !IsFresh(key.C) && !IsFresh(key.A) && !IsFresh(key.B) && !IsFresh(key.D) && _current.Contains(key);

    private bool IsFresh(ulong bits)
    {
        var id = new TermId(bits);
        return id.Tag == TermTag.BlankNode && (id.Payload & TermView.NumberedBlank) != 0
            ? (id.Payload & ~TermView.NumberedBlank) >= _current.TermView.BlankEnd
            : TermUse.NumberOf(bits) >= _current.TermView.End;
    }

    private QuadRun? TakePending(long sequence = 0)
    {
        QuadKey[] added = _pending.Where(change: true);
        QuadKey[] deleted = _pending.Where(change: false);
        _pending.Clear();
        return added.Length + deleted.Length == 0 ? null : _builder.Build(added, added.Length, deleted, deleted.Length, sequence);
    }

    private void MergeOwn(int from)
    {
        List<QuadRun> old = _runs.GetRange(from, _runs.Count - from);
        QuadRun merged = _builder.Merge(old);
        _runs.RemoveRange(from, old.Count);
        _runs.Add(merged);
        old.ForEach(r => r.Release());
    }

    private void Drop()
    {
        if (!ReferenceEquals(_current, _start))
        {
            _current.Dispose();
        }
    }
}
