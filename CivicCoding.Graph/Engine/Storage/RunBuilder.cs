using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>Makes runs in memory from changed quads and from other runs. Used by one thread at a time; it keeps its buffers.</summary>
internal sealed class RunBuilder : IDisposable
{
    private readonly QuadTableBuilder _builder = new(QuadOrder.Spo);
    private readonly QuadTableBuilder _second = new(QuadOrder.Spo);
    private readonly QuadColumns _there = new();
    private readonly QuadColumns _gone = new();

    /// <summary>A run of quads given as subject, predicate, object and graph, each at most once; the arrays are sorted on the way.</summary>
    public QuadRun Build(QuadKey[] added, int addedCount, QuadKey[] deleted, int deletedCount, long sequence)
    {
        var owned = new List<IDisposable>();
        QuadTable?[] there = Tables(added, addedCount, owned);
        QuadTable?[] gone = Tables(deleted, deletedCount, owned);
        return new QuadRun(there, gone, [.. owned], sequence, sequence);
    }

    /// <summary>One run that says what several runs, oldest first, say together.</summary>
    public QuadRun Merge(IReadOnlyList<QuadRun> runs)
    {
        var owned = new List<IDisposable>();
        var there = new QuadTable?[QuadRun.Orders];
        var gone = new QuadTable?[QuadRun.Orders];
        foreach (QuadOrder order in Enum.GetValues<QuadOrder>())
        {
            _builder.Reset(order);
            _second.Reset(order);
            using QuadMerge merge = Open(runs, order);
            int count;
            while ((count = merge.Read(_there, _gone, out int goneCount)) + goneCount > 0)
            {
                _builder.Add(_there, count);
                _second.Add(_gone, goneCount);
            }

            there[(int)order] = Finish(_builder, owned);
            gone[(int)order] = Finish(_second, owned);
        }

        return new QuadRun(there, gone, [.. owned], runs[0].SequenceFrom, runs[^1].SequenceTo);
    }

    /// <summary>The merge of whole runs in one order.</summary>
    public static QuadMerge Open(IEnumerable<QuadRun> runs, QuadOrder order)
    {
        var inputs = new List<MergeInput>();
        foreach (QuadRun run in runs)
        {
            if (run.AddedIn(order) is { Rows: > 0 } added)
            {
                inputs.Add(new MergeInput(added, 0, added.Rows, MergeRole.Add));
            }

            if (run.DeletedIn(order) is { Rows: > 0 } deleted)
            {
                inputs.Add(new MergeInput(deleted, 0, deleted.Rows, MergeRole.Delete));
            }
        }

        return new QuadMerge(inputs);
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

        QuadSorter.SortAll(rows, count, (order, sorted) =>
        {
            _builder.Reset(order);
            for (int i = 0; i < count; i++)
            {
                _builder.Add(sorted[i].To(order));
            }

            tables[(int)order] = Finish(_builder, owned);
        });
        return tables;
    }
}
