using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>Makes runs in memory from changed quads and from other runs. Used by one thread at a time; it keeps its buffers.</summary>
internal sealed class RunBuilder : IDisposable
{
    private const int KeptRows = 1 << 16;

    private readonly QuadTableBuilder _builder = new(QuadOrder.Spo);
    private readonly QuadTableBuilder _second = new(QuadOrder.Spo);
    private readonly QuadColumns _there = new();
    private readonly QuadColumns _gone = new();
    private (QuadKey[] First, QuadKey[] Second) _room = ([], []);

    /// <summary>True where many large runs are built one after the other.</summary>
    public bool KeepsRoom { get; init; }

    /// <summary>A run of quads given as subject, predicate, object and graph; a quad that comes twice counts once; the arrays are sorted on the way.</summary>
    public QuadRun Build(QuadKey[] added, int addedCount, QuadKey[] deleted, int deletedCount, long sequence)
    {
        var owned = new List<IDisposable>();
        QuadTable?[] there = Tables(added, addedCount, owned);
        QuadTable?[] gone = Tables(deleted, deletedCount, owned);
        return new QuadRun(there, gone, [.. owned], sequence, sequence);
    }

    /// <summary>One run that says what several runs, oldest first, say together.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="except">Runs whose quads are left out.</param>
    public QuadRun Merge(IReadOnlyList<QuadRun> runs, IReadOnlyList<QuadRun>? except = null)
    {
        var owned = new List<IDisposable>();
        var there = new QuadTable?[QuadRun.Orders];
        var gone = new QuadTable?[QuadRun.Orders];
        bool oneGraph = false;
        foreach (QuadOrder order in QuadRun.AllOrders)
        {
            if (order == QuadOrder.Gspo && oneGraph)
            {
                break;
            }

            _builder.Reset(order);
            _second.Reset(order);
            using QuadMerge merge = Open(runs, order, except);
            int count;
            while ((count = merge.Read(_there, _gone, out int goneCount)) + goneCount > 0)
            {
                _builder.Add(_there, count);
                _second.Add(_gone, goneCount);
            }

            there[(int)order] = Finish(_builder, owned);
            gone[(int)order] = Finish(_second, owned);
            if (order == QuadOrder.Spo)
            {
                oneGraph = (_builder.Rows == 0 || _builder.IsOneGraph) && (_second.Rows == 0 || _second.IsOneGraph);
            }
        }

        if (oneGraph)
        {
            there[(int)QuadOrder.Gspo] = there[(int)QuadOrder.Spo]?.ByGraph();
            gone[(int)QuadOrder.Gspo] = gone[(int)QuadOrder.Spo]?.ByGraph();
        }

        return new QuadRun(there, gone, [.. owned], runs[0].SequenceFrom, runs[^1].SequenceTo);
    }

    /// <summary>The merge of whole runs in one order, without the quads that other runs hold.</summary>
    public static QuadMerge Open(IEnumerable<QuadRun> runs, QuadOrder order, IEnumerable<QuadRun>? except = null)
    {
        var inputs = new List<MergeInput>();
        foreach (QuadRun run in runs)
        {
            Put(run.AddedIn(order), MergeRole.Add);
            Put(run.DeletedIn(order), MergeRole.Delete);
        }

        foreach (QuadRun run in except ?? [])
        {
            Put(run.AddedIn(order), MergeRole.Exclude);
            Put(run.DeletedIn(order), MergeRole.ExcludeDelete);
        }

        return new QuadMerge(inputs);

        void Put(QuadTable? table, MergeRole role)
        {
            if (table is { Rows: > 0 })
            {
                inputs.Add(new MergeInput(table, 0, table.Rows, role));
            }
        }
    }

    public void Dispose()
    {
        _builder.Dispose();
        _second.Dispose();
    }

    private static QuadTable? Finish(QuadTableBuilder builder, List<IDisposable> owned)
    {
        builder.Complete();
        if (builder.Rows == 0)
        {
            return null;
        }

        QuadTable table = builder.ToTable(out NativeBuffer memory);
        owned.Add(memory);
        return table;
    }

    private QuadTable?[] Tables(QuadKey[] rows, int count, List<IDisposable> owned)
    {
        var tables = new QuadTable?[QuadRun.Orders];
        if (count == 0)
        {
            return tables;
        }

        if (_room.First.Length < count && count > QuadSorter.SmallRows)
        {
            _room = (GC.AllocateUninitializedArray<QuadKey>(count), GC.AllocateUninitializedArray<QuadKey>(count));
        }

        QuadSorter.SortAll(rows, count, _room, (order, sorted) =>
        {
            if (tables[(int)order] is not null)
            {
                return;
            }

            _builder.Reset(order);
            for (int i = 0; i < count; i++)
            {
                if (i == 0 || sorted[i] != sorted[i - 1])
                {
                    _builder.Add(sorted[i].To(order));
                }
            }

            tables[(int)order] = Finish(_builder, owned);
            if (order == QuadOrder.Spo && _builder.IsOneGraph)
            {
                tables[(int)QuadOrder.Gspo] = tables[(int)QuadOrder.Spo]!.ByGraph();
            }
        });
        if (_room.First.Length > KeptRows && !KeepsRoom)
        {
            _room = ([], []);
        }

        return tables;
    }
}
