namespace CivicCoding.Graph.Sparql;

/// <summary>The one account on which all operators of a query book the bytes that they hold. Thread safe.</summary>
public sealed class MemoryAccount(long limitBytes)
{
    private long _used;
    private long _peak;

    public long LimitBytes { get; } = limitBytes;

    public long UsedBytes => Interlocked.Read(ref _used);

    public long PeakBytes => Interlocked.Read(ref _peak);

    /// <summary>Books bytes.</summary>
    /// <exception cref="QueryBudgetExceededException">The limit would be passed; nothing is booked.</exception>
    public void Reserve(long bytes)
    {
        if (!TryReserve(bytes))
        {
            throw new QueryBudgetExceededException($"The query needs more than its memory budget of {LimitBytes / (1 << 20)} MiB. Narrow it, add LIMIT, or ask for less per query.", QueryBudgetKind.Memory);
        }
    }

    /// <summary>Books bytes where the limit allows it; an operator that can spill asks this way.</summary>
    public bool TryReserve(long bytes)
    {
        long used = Interlocked.Add(ref _used, bytes);
        if (used > LimitBytes)
        {
            Interlocked.Add(ref _used, -bytes);
            return false;
        }

        long peak = Interlocked.Read(ref _peak);
        while (used > peak)
        {
            long seen = Interlocked.CompareExchange(ref _peak, used, peak);
            if (seen == peak)
            {
                break;
            }

            peak = seen;
        }

        return true;
    }

    public void Release(long bytes) => Interlocked.Add(ref _used, -bytes);
}
