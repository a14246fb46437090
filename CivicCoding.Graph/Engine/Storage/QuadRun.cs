using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>An immutable set of changes: added and deleted quads, each sorted in every order. Whether it lies in memory or in segment files makes no difference above. Counted references: the memory goes with the last snapshot that reads it.</summary>
internal sealed class QuadRun
{
    public const int Orders = 5;

    /// <summary>The order that a run whose quads are all of one graph needs no files for: it is that of the subjects.</summary>
    public const QuadOrder DerivedOrder = QuadOrder.Gspo;

    public static readonly QuadOrder[] AllOrders = Enum.GetValues<QuadOrder>();

    private readonly QuadTable?[] _added;
    private readonly QuadTable?[] _deleted;
    private IDisposable[]? _owned;
    private int _references = 1;

    /// <param name="added">The added quads by order; null where there are none.</param>
    /// <param name="deleted">The deleted quads by order; null where there are none.</param>
    /// <param name="owned">What the tables lie in.</param>
    /// <param name="sequenceFrom">The first commit in it.</param>
    /// <param name="sequenceTo">The last commit in it.</param>
    public QuadRun(QuadTable?[] added, QuadTable?[] deleted, IDisposable[] owned, long sequenceFrom, long sequenceTo)
    {
        _added = added;
        _deleted = deleted;
        _owned = owned;
        SequenceFrom = sequenceFrom;
        SequenceTo = sequenceTo;
    }

    public long SequenceFrom { get; private set; }

    public long SequenceTo { get; private set; }

    /// <summary>The names of its segment files by order; empty for a run in memory.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Called with the last reference: removes the files where a merged segment took their place.</summary>
    public Action? Obsolete { get; set; }

    /// <summary>True while a flush writes the run to files: it must not be merged into another one then.</summary>
    public bool Pinned { get; set; }

    public bool InMemory => Files.Count == 0;

    public long Added => _added[0]?.Rows ?? 0;

    public long Deleted => _deleted[0]?.Rows ?? 0;

    public long Rows => Added + Deleted;

    public QuadTable? AddedIn(QuadOrder order) => _added[(int)order];

    public QuadTable? DeletedIn(QuadOrder order) => _deleted[(int)order];

    /// <summary>True where all quads that runs add and delete are of one graph.</summary>
    public static bool AreOfOneGraph(IEnumerable<QuadRun> runs)
    {
        ulong? graph = null;
        foreach (QuadTable? table in runs.SelectMany(r => new[] { r.AddedIn(QuadOrder.Gspo), r.DeletedIn(QuadOrder.Gspo) }))
        {
            if (table is null)
            {
                continue;
            }

            graph ??= table.Row(0).A;
            if (table.Row(0).A != graph || table.Row(table.Rows - 1).A != graph)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Names the commits that a replayed run stands for.</summary>
    public QuadRun WithSequences(long from, long to)
    {
        SequenceFrom = from;
        SequenceTo = to;
        return this;
    }

    public void AddReference() => Interlocked.Increment(ref _references);

    public void Release()
    {
        if (Interlocked.Decrement(ref _references) != 0)
        {
            return;
        }

        foreach (IDisposable owned in Interlocked.Exchange(ref _owned, null) ?? [])
        {
            owned.Dispose();
        }

        Obsolete?.Invoke();
    }
}
