using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>The store as of one commit: immutable, safe for many threads, and kept whole until its last user disposes it.</summary>
public sealed class Snapshot : IQuadSource, IDisposable
{
    private readonly QuadRun[] _runs;
    private readonly TermView _terms;
    private IReadOnlyList<TermId>? _graphs;
    private int _references = 1;

    internal Snapshot(long sequence, QuadRun[] runs, TermView terms, IReadOnlyList<TermId>? graphs = null)
    {
        Sequence = sequence;
        _runs = runs;
        _terms = terms;
        _graphs = graphs;
        foreach (QuadRun run in runs)
        {
            run.AddReference();
        }
    }

    /// <summary>The sequence number of the last commit in it.</summary>
    public long Sequence { get; }

    public ITermSource Terms => _terms;

    /// <summary>The number of quads.</summary>
    public long QuadCount => _runs.Sum(r => r.Added - r.Deleted);

    public IReadOnlyList<TermId> Graphs => _graphs ??= FindGraphs();

    internal IReadOnlyList<QuadRun> Runs => _runs;

    internal TermView TermView => _terms;

    /// <summary>The graphs where they were asked for already.</summary>
    internal IReadOnlyList<TermId>? KnownGraphs => _graphs;

    public IQuadCursor Scan(QuadOrder order, in QuadPattern pattern)
    {
        int columns = Prefix(order, pattern, out QuadKey key);
        QuadTable? only = null;
        (long From, long To) range = default;
        List<MergeInput>? inputs = null;
        foreach (QuadRun run in _runs)
        {
            Collect(run.AddedIn(order), MergeRole.Add);
            Collect(run.DeletedIn(order), MergeRole.Delete);
        }

        return inputs is not null ? new QuadMerge(inputs) : only is null ? EmptyCursor.Instance : new TableCursor(only, range.From, range.To);

        void Collect(QuadTable? table, MergeRole role)
        {
            if (table is null)
            {
                return;
            }

            (long from, long to) = table.Range(key, columns);
            if (from == to)
            {
                return;
            }

            if (only is null && inputs is null && role == MergeRole.Add)
            {
                only = table;
                range = (from, to);
                return;
            }

            inputs ??= only is null ? [] : [new MergeInput(only, range.From, range.To, MergeRole.Add)];
            inputs.Add(new MergeInput(table, from, to, role));
        }
    }

    public long Count(in QuadPattern pattern)
    {
        bool s = !pattern.Subject.IsNone;
        bool p = !pattern.Predicate.IsNone;
        bool o = !pattern.Object.IsNone;
        if (pattern.AnyGraph || (s && p && o))
        {
            QuadOrder order = s ? (o && !p ? QuadOrder.Osp : QuadOrder.Spo) : p ? QuadOrder.Pos : o ? QuadOrder.Osp : QuadOrder.Spo;
            return CountIn(order, pattern);
        }

        // The bound positions behind the first hole are left out: an upper bound, which the count over all graphs may lower.
        QuadPattern prefix = pattern with { Predicate = s ? pattern.Predicate : TermId.None, Object = TermId.None };
        long inGraph = CountIn(QuadOrder.Gspo, prefix);
        return prefix == pattern ? inGraph : Math.Min(inGraph, Count(pattern with { AnyGraph = true }));
    }

    public bool Contains(TermId subject, TermId predicate, TermId @object, TermId graph) =>
        Contains(new QuadKey(subject.Bits, predicate.Bits, @object.Bits, graph.Bits));

    /// <summary>Gives the memory back once nobody else reads this snapshot.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref _references) == 0)
        {
            foreach (QuadRun run in _runs)
            {
                run.Release();
            }
        }
    }

    internal bool Contains(in QuadKey key)
    {
        int net = 0;
        foreach (QuadRun run in _runs)
        {
            if (run.AddedIn(QuadOrder.Spo) is { } added && added.Contains(key))
            {
                net++;
            }

            if (run.DeletedIn(QuadOrder.Spo) is { } deleted && deleted.Contains(key))
            {
                net--;
            }
        }

        return net > 0;
    }

    /// <summary>One more user; false where the last one has gone.</summary>
    internal bool TryAcquire()
    {
        int seen = Volatile.Read(ref _references);
        while (seen > 0)
        {
            int found = Interlocked.CompareExchange(ref _references, seen + 1, seen);
            if (found == seen)
            {
                return true;
            }

            seen = found;
        }

        return false;
    }

    private static int Prefix(QuadOrder order, in QuadPattern pattern, out QuadKey key)
    {
        key = new QuadKey(pattern.Subject.Bits, pattern.Predicate.Bits, pattern.Object.Bits, pattern.Graph.Bits).To(order);
        if (order == QuadOrder.Gspo)
        {
            int bound = pattern.AnyGraph ? 0 : key.B == 0 ? 1 : key.C == 0 ? 2 : key.D == 0 ? 3 : 4;
            int all = (pattern.AnyGraph ? 0 : 1) + (key.B == 0 ? 0 : 1) + (key.C == 0 ? 0 : 1) + (key.D == 0 ? 0 : 1);
            return bound == all ? bound : throw NoPrefix(order);
        }

        int prefix = key.A == 0 ? 0 : key.B == 0 ? 1 : key.C == 0 ? 2 : 3;
        int given = (key.A == 0 ? 0 : 1) + (key.B == 0 ? 0 : 1) + (key.C == 0 ? 0 : 1);
        if (given != prefix)
        {
            throw NoPrefix(order);
        }

        return prefix == 3 && !pattern.AnyGraph ? 4 : prefix;
    }

    private static ArgumentException NoPrefix(QuadOrder order) => new($"The bound positions are not a prefix of the order {order}.", nameof(order));

    private long CountIn(QuadOrder order, in QuadPattern pattern)
    {
        int columns = Prefix(order, pattern, out QuadKey key);
        long count = 0;
        foreach (QuadRun run in _runs)
        {
            if (run.AddedIn(order) is { } added)
            {
                (long from, long to) = added.Range(key, columns);
                count += to - from;
            }

            if (run.DeletedIn(order) is { } deleted)
            {
                (long from, long to) = deleted.Range(key, columns);
                count -= to - from;
            }
        }

        return count;
    }

    /// <summary>Jumps from graph to graph, one seek each.</summary>
    private List<TermId> FindGraphs()
    {
        var graphs = new List<TermId>();
        using IQuadCursor cursor = RunBuilder.Open(_runs, QuadOrder.Gspo);
        var batch = new QuadColumns();
        ulong next = 1;
        while (true)
        {
            cursor.Seek(next, 0, 0, 0);
            int count = cursor.Read(batch, 1);
            if (count == 0)
            {
                return graphs;
            }

            for (int i = 0; i < count; i++)
            {
                if (batch.First[i] >= next)
                {
                    graphs.Add(new TermId(batch.First[i]));
                    next = batch.First[i] + 1;
                }
            }
        }
    }
}
