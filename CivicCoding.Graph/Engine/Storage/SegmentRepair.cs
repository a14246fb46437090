using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>Makes a damaged segment file anew from one of the same run in another order.</summary>
internal static class SegmentRepair
{
    private const int ChunkRows = 1 << 20;

    /// <summary>The run's files with new ones in the place of the damaged; null where none is damaged.</summary>
    /// <exception cref="StorageFormatException">All of them are damaged.</exception>
    public static (IReadOnlyList<StoredFile> Files, IReadOnlyList<string> Messages)? Rebuild(IStorageFiles files, IReadOnlyList<StoredFile> run, CancellationToken cancellation)
    {
        List<StoredFile> damaged = run.Where(f => files.LengthOf(f.Name) != f.Length || StoredHash.Of(files, f.Name, cancellation) != f.Hash).ToList();
        if (damaged.Count == 0)
        {
            return null;
        }

        StoredFile sister = run.FirstOrDefault(f => !damaged.Contains(f))
            ?? throw new StorageFormatException($"All orders of run {run[0].Run} are damaged ({string.Join(", ", run.Select(f => f.Name))}). Restore the store from a backup.");
        List<StoredFile> repaired = [];
        List<string> messages = [];
        foreach (StoredFile file in run)
        {
            if (!damaged.Contains(file))
            {
                repaired.Add(file);
                continue;
            }

            repaired.Add(Rebuild(files, file, sister, run.Count < QuadRun.Orders, cancellation));
            messages.Add($"{file.Name} was damaged: the order {file.Order} was rebuilt from the order {sister.Order} ({sister.Name}).");
        }

        return (repaired, messages);
    }

    private static StoredFile Rebuild(IStorageFiles files, StoredFile damaged, StoredFile sister, bool oneGraph, CancellationToken cancellation)
    {
        string name = FreeName(files, damaged.Name);
        using MappedFile map = SegmentFile.Open(files, sister.Name, sister.Order, oneGraph, out QuadTable? added, out QuadTable? deleted);
        var owned = new List<IDisposable>();
        try
        {
            var inputs = new List<MergeInput>();
            Sort(added, sister.Order, damaged.Order, MergeRole.Add, inputs, owned, cancellation);
            Sort(deleted, sister.Order, damaged.Order, MergeRole.Delete, inputs, owned, cancellation);
            using var merge = new QuadMerge(inputs);
            return SegmentFile.Write(files, name, damaged.Run, damaged.Order, oneGraph, merge, cancellation) with { SequenceFrom = damaged.SequenceFrom, SequenceTo = damaged.SequenceTo };
        }
        catch
        {
            files.Delete(name);
            throw;
        }
        finally
        {
            owned.ForEach(o => o.Dispose());
        }
    }

    /// <summary>Sorts the rows of a table into another order, a chunk at a time, each packed.</summary>
    private static void Sort(QuadTable? table, QuadOrder from, QuadOrder to, MergeRole role, List<MergeInput> inputs, List<IDisposable> owned, CancellationToken cancellation)
    {
        if (table is null)
        {
            return;
        }

        var chunk = new QuadKey[(int)Math.Min(ChunkRows, table.Rows)];
        var batch = new QuadColumns();
        for (long start = 0; start < table.Rows; start += chunk.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            long end = Math.Min(table.Rows, start + chunk.Length);
            var cursor = new TableCursor(table, start, end);
            int filled = 0;
            int count;
            while ((count = cursor.Read(batch)) > 0)
            {
                for (int i = 0; i < count; i++)
                {
                    chunk[filled++] = new QuadKey(batch.First[i], batch.Second[i], batch.Third[i], batch.Fourth[i]).From(from).To(to);
                }
            }

            chunk.AsSpan(0, filled).Sort();
            using var builder = new QuadTableBuilder(to);
            foreach (QuadKey key in chunk.AsSpan(0, filled))
            {
                builder.Add(key);
            }

            QuadTable sorted = builder.ToTable(out NativeBuffer memory);
            owned.Add(memory);
            inputs.Add(new MergeInput(sorted, 0, sorted.Rows, role));
        }
    }

    private static string FreeName(IStorageFiles files, string name)
    {
        string stem = Path.GetFileNameWithoutExtension(name).Split('-', 3) is [var run, var order, ..] ? $"{run}-{order}" : name;
        int round = 1;
        while (files.LengthOf($"{stem}-{round}.quads") is not null)
        {
            round++;
        }

        return $"{stem}-{round}.quads";
    }
}
