using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>Merges sorted tables of one order into the rows that are there when all is added up: adds minus deletes. As a cursor it is the slow path of a scan; it also merges runs, where what stays below zero is a delete of the result.</summary>
internal sealed class QuadMerge : IQuadCursor
{
    private readonly List<MergeInput> _inputs;
    private readonly List<MergeInput> _all;

    public QuadMerge(List<MergeInput> inputs)
    {
        _all = inputs;
        _inputs = inputs.Where(i => i.Fill()).ToList();
    }

    public int Read(QuadColumns into, int columns = 15) => Read(into, null, out _);

    /// <summary>Fills up with rows that are there, and with rows that are taken away from something below these tables.</summary>
    /// <returns>The number of rows in <paramref name="there"/>; the end is reached when both numbers are 0.</returns>
    public int Read(QuadColumns there, QuadColumns? gone, out int goneCount)
    {
        int count = 0;
        goneCount = 0;
        while (count < QuadColumns.Capacity && goneCount < QuadColumns.Capacity && _inputs.Count > 0)
        {
            MergeInput least = Least(out QuadKey second, out bool hasSecond, out bool tied);
            if (!tied)
            {
                TakeRun(least, second, hasSecond, there, ref count, gone, ref goneCount);
                continue;
            }

            QuadKey key = least.Head;
            int net = Net(key);
            if (net > 0)
            {
                Put(there, count++, key);
            }
            else if (net < 0 && gone is not null)
            {
                Put(gone, goneCount++, key);
            }
        }

        return count;
    }

    public void Seek(ulong first, ulong second, ulong third, ulong fourth)
    {
        var key = new QuadKey(first, second, third, fourth);
        for (int i = _inputs.Count - 1; i >= 0; i--)
        {
            if (_inputs[i].Head.CompareTo(key) < 0 && !_inputs[i].Seek(key))
            {
                _inputs.RemoveAt(i);
            }
        }
    }

    public void Dispose()
    {
        foreach (MergeInput input in _all)
        {
            input.Dispose();
        }

        _all.Clear();
        _inputs.Clear();
    }

    private static void Put(QuadColumns into, int at, in QuadKey key)
    {
        into.First[at] = key.A;
        into.Second[at] = key.B;
        into.Third[at] = key.C;
        into.Fourth[at] = key.D;
    }

    private MergeInput Least(out QuadKey second, out bool hasSecond, out bool tied)
    {
        MergeInput least = _inputs[0];
        second = default;
        hasSecond = false;
        tied = false;
        for (int i = 1; i < _inputs.Count; i++)
        {
            MergeInput input = _inputs[i];
            int order = input.Head.CompareTo(least.Head);
            if (order == 0)
            {
                tied = true;
            }
            else if (order < 0)
            {
                second = least.Head;
                hasSecond = true;
                least = input;
                tied = false;
            }
            else if (!hasSecond || input.Head.CompareTo(second) < 0)
            {
                second = input.Head;
                hasSecond = true;
            }
        }

        return least;
    }

    /// <summary>Takes the rows of the only input that has rows below the next head of the others.</summary>
    private void TakeRun(MergeInput input, in QuadKey limit, bool limited, QuadColumns there, ref int count, QuadColumns? gone, ref int goneCount)
    {
        bool more;
        if (input.Role == MergeRole.Add)
        {
            int take = input.Run(limit, limited, QuadColumns.Capacity - count);
            more = input.Take(take, there, count);
            count += take;
        }
        else if (input.Role == MergeRole.Delete && gone is not null)
        {
            int take = input.Run(limit, limited, QuadColumns.Capacity - goneCount);
            more = input.Take(take, gone, goneCount);
            goneCount += take;
        }
        else if (limited)
        {
            more = input.Seek(limit);
        }
        else
        {
            more = false;
        }

        if (!more)
        {
            _inputs.Remove(input);
        }
    }

    private int Net(in QuadKey key)
    {
        int net = 0;
        int excluded = 0;
        for (int i = _inputs.Count - 1; i >= 0; i--)
        {
            MergeInput input = _inputs[i];
            if (input.Head != key)
            {
                continue;
            }

            net += input.Role switch { MergeRole.Add => 1, MergeRole.Delete => -1, _ => 0 };
            excluded += input.Role switch { MergeRole.Exclude => 1, MergeRole.ExcludeDelete => -1, _ => 0 };
            if (!input.Advance())
            {
                _inputs.RemoveAt(i);
            }
        }

        return excluded > 0 ? 0 : net;
    }
}
