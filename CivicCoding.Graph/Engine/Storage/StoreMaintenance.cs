using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>Decides which runs become files and which files become one.</summary>
internal static class StoreMaintenance
{
    /// <summary>Deletes are folded in where they are more than one in so many quads: each of them costs every scan that passes it about as much as reading twenty rows, and folding them in reads and writes each row once.</summary>
    private const int RowsForDelete = 50;

    /// <summary>The runs in memory that a flush takes.</summary>
    public static List<QuadRun> ToFlush(Snapshot snapshot) => snapshot.Runs.Where(r => r.InMemory).ToList();

    /// <summary>The segments to merge: the small ones until each is several times as large as the next, or all where deletes have piled up.</summary>
    public static List<QuadRun> ToCompact(Snapshot snapshot, bool all)
    {
        List<QuadRun> segments = snapshot.Runs.Where(r => !r.InMemory).OrderByDescending(r => r.Rows).ToList();
        long deleted = segments.Sum(r => r.Deleted);
        if (segments.Count > 1 && (all || deleted * RowsForDelete > segments.Sum(r => r.Added) - deleted))
        {
            return segments;
        }

        int from = segments.Count - 1;
        long rows = from >= 0 ? segments[from].Rows : 0;
        while (from > 0 && segments[from - 1].Rows < 4 * rows)
        {
            rows += segments[--from].Rows;
        }

        return from >= segments.Count - 1 ? [] : segments.GetRange(from, segments.Count - from);
    }
}
