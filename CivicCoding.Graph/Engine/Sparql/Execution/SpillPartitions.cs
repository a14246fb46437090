namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>Solutions set aside by the hash of their key, so that equal keys come together and each part is smaller than the whole.</summary>
internal sealed class SpillPartitions(QueryContext context, int width, int depth) : IDisposable
{
    private const int Bits = 4;
    private const int MostDepth = 12;
    private readonly SpilledSolutions?[] _parts = new SpilledSolutions?[1 << Bits];

    public void Add(ReadOnlySpan<ulong> key, ReadOnlySpan<ulong> solution)
    {
        if (depth >= MostDepth)
        {
            throw new QueryBudgetExceededException("The query's groups do not fit into its memory budget. Narrow it, or ask for less per query.", QueryBudgetKind.Memory);
        }

        ulong hash = 0;
        foreach (ulong id in key)
        {
            hash = KeyIndex.Mix(hash, id);
        }

        ref SpilledSolutions? part = ref _parts[(int)(hash >> (8 + (Bits * depth))) & ((1 << Bits) - 1)];
        part ??= new SpilledSolutions(context, width);
        part.Add(solution);
    }

    /// <summary>The parts, ready to be read; whoever takes them disposes them.</summary>
    public List<SpilledSolutions> Take()
    {
        var taken = new List<SpilledSolutions>();
        for (int i = 0; i < _parts.Length; i++)
        {
            if (_parts[i] is { } part)
            {
                part.Rewind();
                taken.Add(part);
                _parts[i] = null;
            }
        }

        return taken;
    }

    public void Dispose()
    {
        foreach (SpilledSolutions? part in _parts)
        {
            part?.Dispose();
        }
    }
}
