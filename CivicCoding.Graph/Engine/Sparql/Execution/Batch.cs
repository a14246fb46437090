namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>Up to <see cref="Capacity"/> solutions as columns of id bits, 0 where a variable is unbound. It belongs to its producer, and its reader may change it until the next one is asked for.</summary>
internal sealed class Batch
{
    public const int Capacity = 2048;

    private Batch(ulong[][] columns) => Columns = columns;

    public ulong[][] Columns { get; }

    public int Count { get; set; }

    /// <summary>A batch with columns of its own.</summary>
    public static Batch OfWidth(int width)
    {
        ulong[][] columns = new ulong[width][];
        for (int i = 0; i < width; i++)
        {
            columns[i] = new ulong[Capacity];
        }

        return new Batch(columns);
    }

    /// <summary>A batch whose columns its producer sets.</summary>
    public static Batch OverColumns(int width) => new(new ulong[width][]);

    /// <summary>Keeps the given places, which ascend.</summary>
    public void Keep(ReadOnlySpan<int> places)
    {
        if (places.Length < Count)
        {
            foreach (ulong[] column in Columns)
            {
                for (int i = 0; i < places.Length; i++)
                {
                    column[i] = column[places[i]];
                }
            }
        }

        Count = places.Length;
    }

    /// <summary>Keeps the places from <paramref name="start"/> on, <paramref name="count"/> of them.</summary>
    public void Cut(int start, int count)
    {
        if (start > 0)
        {
            foreach (ulong[] column in Columns)
            {
                Array.Copy(column, start, column, 0, count);
            }
        }

        Count = count;
    }
}
