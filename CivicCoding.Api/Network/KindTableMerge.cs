namespace CivicCoding.Api.Network;

/// <summary>The rows of a table with some taken out and few put in: rows that stay are in order already, so nothing is sorted anew.</summary>
internal sealed class KindTableMerge
{
    private const int Gone = -1;
    private readonly int[] _before;
    private readonly int[] _after;

    /// <summary>Merges rows in their German order.</summary>
    /// <param name="rows">The rows before.</param>
    /// <param name="gone">The places of those that are taken out.</param>
    /// <param name="come">Those that are put in, in any order.</param>
    public KindTableMerge(KindRow[] rows, IEnumerable<int> gone, KindRow[] come)
    {
        _after = new int[rows.Length];
        foreach (int row in gone)
        {
            _after[row] = Gone;
        }

        int[] kept = [.. Enumerable.Range(0, rows.Length).Where(r => _after[r] != Gone)];
        KindRow[] sorted = [.. come];
        Array.Sort(sorted, KindRow.InGerman);
        Rows = new KindRow[kept.Length + sorted.Length];
        _before = new int[Rows.Length];
        int next = 0;
        int to = 0;
        foreach ((int place, int added) in Places(kept, rows, sorted, KindRow.InGerman))
        {
            while (next < place)
            {
                Keep(kept[next++]);
            }

            _before[to] = Gone;
            Rows[to++] = sorted[added];
        }

        while (next < kept.Length)
        {
            Keep(kept[next++]);
        }

        void Keep(int row)
        {
            _before[to] = row;
            _after[row] = to;
            Rows[to++] = rows[row];
        }
    }

    /// <summary>The rows after.</summary>
    public KindRow[] Rows { get; }

    /// <summary>The place that a row had before; negative for one that was put in.</summary>
    public int Before(int row) => _before[row];

    /// <summary>Another order of the rows, from what it was before.</summary>
    public int[] Order(int[] before, Comparison<KindRow> order)
    {
        int[] kept = [.. before.Where(r => _after[r] != Gone).Select(r => _after[r])];
        int[] come = [.. Enumerable.Range(0, Rows.Length).Where(r => _before[r] == Gone)];
        Array.Sort(come, (a, b) => order(Rows[a], Rows[b]));
        var merged = new List<int>(Rows.Length);
        int next = 0;
        foreach ((int place, int added) in Places(kept, Rows, [.. come.Select(r => Rows[r])], order))
        {
            merged.AddRange(kept.AsSpan(next..place));
            merged.Add(come[added]);
            next = place;
        }

        merged.AddRange(kept.AsSpan(next));
        return [.. merged];
    }

    /// <summary>Before which of the kept rows each added one stands; both are in order.</summary>
    private static IEnumerable<(int Place, int Added)> Places(int[] kept, KindRow[] rows, KindRow[] added, Comparison<KindRow> order)
    {
        int from = 0;
        for (int i = 0; i < added.Length; i++)
        {
            int to = kept.Length;
            while (from < to)
            {
                int middle = (from + to) >>> 1;
                (from, to) = order(rows[kept[middle]], added[i]) < 0 ? (middle + 1, to) : (from, middle);
            }

            yield return (from, i);
        }
    }
}
