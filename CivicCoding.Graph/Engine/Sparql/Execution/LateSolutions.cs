namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>The distinct solutions among those that were set aside, in the order of their numbers, which stand before their columns.</summary>
internal sealed class LateSolutions(QueryContext context, int width) : IDisposable
{
    private readonly List<SpilledSolutions> _found = [];
    private readonly PriorityQueue<(SpilledSolutions From, ulong[] Solution), ulong> _next = new();
    private readonly Batch _output = Batch.OfWidth(width);
    private bool _started;

    /// <summary>Finds the first one of equal solutions in each part; parts that are too large are parted again.</summary>
    public void Settle(SpillPartitions partitions, int depth)
    {
        using (partitions)
        {
            List<SpilledSolutions> parts = partitions.Take();
            try
            {
                foreach (SpilledSolutions part in parts)
                {
                    Settle(part, depth);
                    part.Dispose();
                }
            }
            finally
            {
                parts.ForEach(p => p.Dispose());
            }
        }
    }

    public Batch? Next()
    {
        if (!_started)
        {
            _started = true;
            _found.ForEach(f => Advance(f, new ulong[width + 1]));
        }

        int count = 0;
        while (count < Batch.Capacity && _next.TryDequeue(out (SpilledSolutions From, ulong[] Solution) least, out _))
        {
            for (int column = 0; column < width; column++)
            {
                _output.Columns[column][count] = least.Solution[column + 1];
            }

            count++;
            Advance(least.From, least.Solution);
        }

        _output.Count = count;
        return count > 0 ? _output : null;
    }

    public void Dispose() => _found.ForEach(f => f.Dispose());

    private void Advance(SpilledSolutions from, ulong[] solution)
    {
        if (from.Read(solution))
        {
            _next.Enqueue((from, solution), solution[0]);
        }
    }

    private void Settle(SpilledSolutions part, int depth)
    {
        var found = new SpilledSolutions(context, width + 1);
        _found.Add(found);
        SpillPartitions? deeper = null;
        try
        {
            using (var seen = new SolutionSet(width, context.Memory))
            {
                Span<ulong> solution = new ulong[width + 1];
                while (part.Read(solution))
                {
                    context.Step();
                    if (deeper is not null)
                    {
                        if (seen.Find(solution[1..]) < 0)
                        {
                            deeper.Add(solution[1..], solution);
                        }
                    }
                    else if (seen.Add(solution[1..]) < 0)
                    {
                        found.Add(solution);
                        deeper = context.MustSpill(seen.HeldBytes) ? new SpillPartitions(context, width + 1, depth + 1) : null;
                    }
                }
            }

            found.Rewind();
            if (deeper is not null)
            {
                Settle(deeper, depth + 1);
            }
        }
        finally
        {
            deeper?.Dispose();
        }
    }
}
