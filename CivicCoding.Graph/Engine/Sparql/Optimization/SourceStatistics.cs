using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>Estimates of distinct terms from a few batches of a scan; kept as long as the source lives.</summary>
internal sealed class SourceStatistics
{
    private static readonly ConditionalWeakTable<IQuadSource, SourceStatistics> _bySource = [];
    private readonly ConcurrentDictionary<(QuadPattern Pattern, int Position), double> _distinct = new();

    public static SourceStatistics Of(IQuadSource source) => _bySource.GetValue(source, _ => new SourceStatistics());

    /// <summary>About how many distinct terms stand at a position (0 subject, 1 predicate, 2 object) of the quads that match.</summary>
    public double Distinct(IQuadSource source, in QuadPattern pattern, int position, long rows)
    {
        if (rows <= 1)
        {
            return rows;
        }

        (QuadPattern, int) key = (pattern, position);
        if (!_distinct.TryGetValue(key, out double distinct))
        {
            distinct = Sample(source, pattern, position, rows);
            if (_distinct.Count < 10_000)
            {
                _distinct.TryAdd(key, distinct);
            }
        }

        return distinct;
    }

    private static double Sample(IQuadSource source, in QuadPattern pattern, int position, long rows)
    {
        int bound = (pattern.Subject.IsNone ? 0 : 1) | (pattern.Predicate.IsNone ? 0 : 2) | (pattern.Object.IsNone ? 0 : 4);
        if (System.Numerics.BitOperations.PopCount((uint)bound) >= 2)
        {
            return rows;
        }

        QuadOrder order = QuadShape.OrderFor(bound, position);
        ReadOnlySpan<int> positions = QuadShape.ColumnsOf(order);
        int column = positions.IndexOf(position);
        if (column != (bound == 0 ? 0 : 1))
        {
            // No order has the position next to what is bound: the second free column of S alone or O alone, or the predicates of all.
            return Math.Max(1, Math.Sqrt(rows));
        }

        QuadColumns columns = QuadColumns.Rent();
        try
        {
            return Sample(source, pattern, rows, order, column, columns);
        }
        finally
        {
            columns.Return();
        }
    }

    private static double Sample(IQuadSource source, in QuadPattern pattern, long rows, QuadOrder order, int column, QuadColumns columns)
    {
        ulong[] values = column == 0 ? columns.First : columns.Second;
        ulong prefix = pattern.Subject.Bits | pattern.Predicate.Bits | pattern.Object.Bits;
        using IQuadCursor cursor = source.Scan(order, pattern);
        long seen = 0;
        long distinct = 0;
        ulong start = 0;
        ulong last = 0;
        for (int sample = 0; sample < 8; sample++)
        {
            int count = cursor.Read(columns, 1 << column);
            if (count == 0)
            {
                break;
            }

            int runs = Runs(values, count);
            seen += count;
            distinct += runs;
            start = sample == 0 ? values[0] : start;
            last = values[count - 1];
            if (seen >= rows)
            {
                return distinct;
            }

            // Terms are numbered as they come, so that ever larger strides reach the later ones too.
            ulong jump = Math.Max(last - start, 16) * 4;
            ulong target = last > ulong.MaxValue - jump ? ulong.MaxValue : last + jump;
            cursor.Seek(column == 0 ? target : prefix, column == 0 ? 0 : target, 0, 0);
        }

        return Math.Max(1, (double)rows * distinct / Math.Max(1, seen));
    }

    private static int Runs(ulong[] values, int count)
    {
        int runs = 1;
        for (int i = 1; i < count; i++)
        {
            runs += values[i] != values[i - 1] ? 1 : 0;
        }

        return runs;
    }
}
