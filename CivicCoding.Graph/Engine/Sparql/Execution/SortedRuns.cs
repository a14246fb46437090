using System.Collections.Immutable;
using CivicCoding.Graph.Sparql.Execution.Expressions;
using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>Sorted solutions outside of memory, merged into one order; equal ones stay in the order of the runs. Keys are computed again when a run is read: only ids are written.</summary>
internal sealed class SortedRuns(QueryContext context, int width, ImmutableArray<Evaluator> keys, SortOrder order) : IDisposable
{
    private const int FanIn = 16;
    private readonly List<(SpilledSolutions Run, int Level)> _runs = [];
    private Merge? _merge;

    /// <summary>Writes what a buffer holds, in order, and empties it.</summary>
    public void Take(SortBuffer buffer)
    {
        var run = new SpilledSolutions(context, width);
        _runs.Add((run, 0));
        Span<ulong> solution = new ulong[width];
        foreach (int place in buffer.Order())
        {
            for (int i = 0; i < width; i++)
            {
                solution[i] = buffer.Solutions.Column(i)[place];
            }

            run.Add(solution);
        }

        buffer.Clear();
        MergeLevels(solution);
    }

    /// <summary>The next solution of all runs in order; false at the end.</summary>
    public bool Read(Span<ulong> solution)
    {
        _merge ??= new Merge(context, [.. _runs.Select(r => r.Run)], width, keys, order);
        return _merge.Read(solution);
    }

    public void Dispose()
    {
        _merge?.Dispose();
        foreach ((SpilledSolutions run, _) in _runs)
        {
            run.Dispose();
        }

        _runs.Clear();
    }

    /// <summary>Makes one run of many of the same level, so that never too many are open at once.</summary>
    private void MergeLevels(Span<ulong> solution)
    {
        while (_runs.Count >= FanIn && _runs[^FanIn].Level == _runs[^1].Level)
        {
            int level = _runs[^1].Level + 1;
            List<(SpilledSolutions Run, int Level)> tail = _runs.GetRange(_runs.Count - FanIn, FanIn);
            var merged = new SpilledSolutions(context, width);
            _runs.Add((merged, level));
            using (var merge = new Merge(context, [.. tail.Select(r => r.Run)], width, keys, order))
            {
                while (merge.Read(solution))
                {
                    merged.Add(solution);
                }
            }

            _runs.RemoveRange(_runs.Count - FanIn - 1, FanIn);
        }
    }

    private sealed class Merge : IDisposable
    {
        private readonly QueryContext _context;
        private readonly ImmutableArray<Evaluator> _keys;
        private readonly PriorityQueue<Cursor, Cursor> _next;
        private readonly ImmutableArray<Cursor> _cursors;

        public Merge(QueryContext context, ImmutableArray<SpilledSolutions> runs, int width, ImmutableArray<Evaluator> keys, SortOrder order)
        {
            _context = context;
            _keys = keys;
            _next = new PriorityQueue<Cursor, Cursor>(Comparer<Cursor>.Create((a, b) => order.Compare(a.Keys, b.Keys) is not 0 and int by ? by : a.Number - b.Number));
            _cursors = [.. runs.Select((run, number) => new Cursor(run, number, width, keys.Length))];
            foreach (Cursor cursor in _cursors)
            {
                cursor.Run.Rewind();
                Advance(cursor);
            }
        }

        public bool Read(Span<ulong> solution)
        {
            if (!_next.TryDequeue(out Cursor? least, out _))
            {
                return false;
            }

            least.Solution.CopyTo(solution);
            Advance(least);
            return true;
        }

        public void Dispose()
        {
            foreach (Cursor cursor in _cursors)
            {
                cursor.Run.Dispose();
            }
        }

        private void Advance(Cursor cursor)
        {
            if (!cursor.Run.Read(cursor.Solution))
            {
                return;
            }

            _context.BeginSolution();
            for (int i = 0; i < cursor.Solution.Length; i++)
            {
                cursor.Current.Columns[i][0] = cursor.Solution[i];
            }

            for (int k = 0; k < cursor.Keys.Length; k++)
            {
                cursor.Keys[k] = _keys[k].Evaluate(cursor.Current, 0).Keep();
            }

            _next.Enqueue(cursor, cursor);
        }
    }

    /// <summary>The head of a run with its keys.</summary>
    private sealed class Cursor
    {
        public Cursor(SpilledSolutions run, int number, int width, int keys)
        {
            Run = run;
            Number = number;
            Solution = new ulong[width];
            Keys = new Value[keys];
            Current = Batch.OverColumns(width);
            for (int i = 0; i < width; i++)
            {
                Current.Columns[i] = new ulong[1];
            }

            Current.Count = 1;
        }

        public SpilledSolutions Run { get; }

        public int Number { get; }

        public ulong[] Solution { get; }

        public Value[] Keys { get; }

        public Batch Current { get; }
    }
}
