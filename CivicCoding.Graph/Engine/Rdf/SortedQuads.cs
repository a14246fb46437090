namespace CivicCoding.Graph.Rdf;

/// <summary>Four columns sorted by the first, then the second, third and fourth.</summary>
internal sealed class SortedQuads
{
    public SortedQuads(ulong[] first, ulong[] second, ulong[] third, ulong[] fourth)
    {
        int[] places = new int[first.Length];
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = i;
        }

        Array.Sort(places, (a, b) => Compare(first[a], second[a], third[a], fourth[a], first[b], second[b], third[b], fourth[b]));
        Columns = [Gather(first, places), Gather(second, places), Gather(third, places), Gather(fourth, places)];
    }

    public ulong[][] Columns { get; }

    public int Count => Columns[0].Length;

    /// <summary>The half-open range of places whose first columns equal <paramref name="key"/>.</summary>
    public (int Low, int High) Range(ReadOnlySpan<ulong> key)
    {
        int low = 0;
        int high = Count;
        for (int column = 0; column < key.Length && low < high; column++)
        {
            int from = LowerBound(Columns[column], low, high, key[column]);
            high = key[column] == ulong.MaxValue ? high : LowerBound(Columns[column], from, high, key[column] + 1);
            low = from;
        }

        return (low, high);
    }

    /// <summary>The first place at or after <paramref name="low"/> that is not below the key.</summary>
    public int Seek(int low, int high, ReadOnlySpan<ulong> key)
    {
        while (low < high)
        {
            int middle = low + ((high - low) >> 1);
            if (Compare(Columns[0][middle], Columns[1][middle], Columns[2][middle], Columns[3][middle], key[0], key[1], key[2], key[3]) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static int LowerBound(ulong[] column, int low, int high, ulong key)
    {
        while (low < high)
        {
            int middle = low + ((high - low) >> 1);
            if (column[middle] < key)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static int Compare(ulong a1, ulong a2, ulong a3, ulong a4, ulong b1, ulong b2, ulong b3, ulong b4) =>
        a1 != b1 ? a1.CompareTo(b1) : a2 != b2 ? a2.CompareTo(b2) : a3 != b3 ? a3.CompareTo(b3) : a4.CompareTo(b4);

    private static ulong[] Gather(ulong[] column, int[] places)
    {
        ulong[] sorted = new ulong[places.Length];
        for (int i = 0; i < places.Length; i++)
        {
            sorted[i] = column[places[i]];
        }

        return sorted;
    }
}
