namespace CivicCoding.Matching.Features;

/// <summary>Lists of integers by key, packed into two arrays.</summary>
public sealed class Adjacency
{
    private readonly int[] _starts;
    private readonly int[] _items;

    private Adjacency(int[] starts, int[] items)
    {
        _starts = starts;
        _items = items;
    }

    public int KeyCount => _starts.Length - 1;

    public ReadOnlySpan<int> this[int key] => _items.AsSpan(_starts[key], _starts[key + 1] - _starts[key]);

    /// <summary>The position of a key's first item, for arrays that run beside the items.</summary>
    public int Start(int key) => _starts[key];

    /// <summary>The same lists with each item replaced by its place in <paramref name="places"/>; items without one, where it is negative, are left out.</summary>
    internal Adjacency Mapped(int[] places)
    {
        var starts = new int[_starts.Length];
        var items = new int[_items.Count(i => places[i] >= 0)];
        int at = 0;
        for (int key = 0; key < KeyCount; key++)
        {
            foreach (int item in this[key])
            {
                if (places[item] >= 0)
                {
                    items[at++] = places[item];
                }
            }

            starts[key + 1] = at;
        }

        return new Adjacency(starts, items);
    }

    /// <summary>Groups pairs by their key; items keep the order of the pairs.</summary>
    public static Adjacency From(int keys, IReadOnlyList<(int Key, int Item)> pairs)
    {
        var starts = new int[keys + 1];
        foreach ((int key, _) in pairs)
        {
            starts[key + 1]++;
        }

        for (int i = 0; i < keys; i++)
        {
            starts[i + 1] += starts[i];
        }

        int[] at = starts[..^1];
        var items = new int[pairs.Count];
        foreach ((int key, int item) in pairs)
        {
            items[at[key]++] = item;
        }

        return new Adjacency(starts, items);
    }
}
