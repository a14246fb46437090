using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>Merges sorted tables of one order into the rows that are there when all is added up: adds minus deletes. As a cursor it is the slow path of a scan; it also merges runs, where what stays below zero is a delete of the result.</summary>
internal sealed class QuadMerge : IQuadCursor
{
    private readonly List<MergeInput> _all;

    /// <summary>The inputs that have rows left, sorted by their current rows.</summary>
    private readonly List<MergeInput> _inputs = [];

    public QuadMerge(List<MergeInput> inputs)
    {
        _all = inputs;
        foreach (MergeInput input in inputs)
        {
            if (input.Fill())
            {
                _inputs.Insert(0, input);
                Sink(0);
            }
        }
    }

    public int Read(QuadColumns into, int columns = 15) => Read(into, null, out _, columns);

    /// <summary>Fills up with rows that are there, and with rows that are taken away from something below these tables.</summary>
    /// <returns>The number of rows in <paramref name="there"/>; the end is reached when both numbers are 0.</returns>
    public int Read(QuadColumns there, QuadColumns? gone, out int goneCount, int columns = 15)
    {
        int count = 0;
        goneCount = 0;
        while (count < QuadColumns.Capacity && goneCount < QuadColumns.Capacity && _inputs.Count > 0)
        {
            MergeInput least = _inputs[0];
            if (least.IsWhole && Math.Max(count, goneCount) > QuadColumns.Capacity - PackedBlock.Rows)
            {
                // The block may go as a whole into the next batch.
                break;
            }

            if (_inputs.Count == 1 || QuadKey.Compare(least.Head, _inputs[1].Head) < 0)
            {
                TakeRun(least, there, ref count, gone, ref goneCount, columns);
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
        int below = 0;
        while (below < _inputs.Count && QuadKey.Compare(_inputs[below].Head, key) < 0)
        {
            below++;
        }

        for (int i = below - 1; i >= 0; i--)
        {
            Settle(i, _inputs[i].Seek(key));
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

    /// <summary>Puts an input whose row changed where it belongs among those behind it, or takes one without rows out.</summary>
    private void Settle(int at, bool hasRows)
    {
        if (hasRows)
        {
            Sink(at);
        }
        else
        {
            _inputs.RemoveAt(at);
        }
    }

    private void Sink(int at)
    {
        MergeInput input = _inputs[at];
        while (at + 1 < _inputs.Count && QuadKey.Compare(_inputs[at + 1].Head, input.Head) < 0)
        {
            _inputs[at] = _inputs[at + 1];
            at++;
        }

        _inputs[at] = input;
    }

    /// <summary>Takes the rows of the first input below the current row of the second.</summary>
    private void TakeRun(MergeInput input, QuadColumns there, ref int count, QuadColumns? gone, ref int goneCount, int columns)
    {
        bool limited = _inputs.Count > 1;
        QuadKey limit = limited ? _inputs[1].Head : default;
        bool more;
        if (input.Role == MergeRole.Add)
        {
            more = Take(input, limit, limited, there, ref count, columns);
        }
        else if (input.Role == MergeRole.Delete && gone is not null)
        {
            more = Take(input, limit, limited, gone, ref goneCount, columns);
        }
        else
        {
            more = limited && input.Seek(limit);
        }

        Settle(0, more);
    }

    private static bool Take(MergeInput input, in QuadKey limit, bool limited, QuadColumns into, ref int count, int columns)
    {
        if (input.Whole(limit, limited, QuadColumns.Capacity - count) is > 0 and int whole)
        {
            bool rest = input.TakeWhole(whole, into, count, columns);
            count += whole;
            return rest;
        }

        int take = input.Run(limit, limited, QuadColumns.Capacity - count);
        if (take == 1)
        {
            Put(into, count++, input.Head);
            return input.Advance();
        }

        bool more = input.Take(take, into, count);
        count += take;
        return more;
    }

    /// <summary>What the inputs say together of the first row, which several of them have; steps over it.</summary>
    private int Net(in QuadKey key)
    {
        int net = 0;
        int excluded = 0;
        int tied = 0;
        while (tied < _inputs.Count && _inputs[tied].Head == key)
        {
            MergeRole role = _inputs[tied++].Role;
            net += role switch { MergeRole.Add => 1, MergeRole.Delete => -1, _ => 0 };
            excluded += role switch { MergeRole.Exclude => 1, MergeRole.ExcludeDelete => -1, _ => 0 };
        }

        for (int i = tied - 1; i >= 0; i--)
        {
            Settle(i, _inputs[i].Advance());
        }

        return excluded > 0 ? 0 : net;
    }
}
