namespace CivicCoding.Graph.Text;

/// <summary>Has garbage collected where the heap has grown by so many bytes since it last did: of work that makes much garbage for minutes, the collector by itself would let hundreds of megabytes lie. Beside the work, which it does not hold up.</summary>
internal sealed class HeapGrowth(long bytes)
{
    private const int LookEvery = 4_096;

    private long _after = GC.GetTotalMemory(forceFullCollection: false);
    private int _steps;

    /// <summary>How often it had garbage collected.</summary>
    public int Collections { get; private set; }

    /// <summary>One step of the work is done.</summary>
    public void Step()
    {
        if (++_steps % LookEvery != 0)
        {
            return;
        }

        long now = GC.GetTotalMemory(forceFullCollection: false);
        if (now - _after > bytes)
        {
            Collect();
            _after = now;
        }
        else
        {
            _after = Math.Min(_after, now);
        }
    }

    /// <summary>The work is done; what it left goes where it was much.</summary>
    public void End()
    {
        if (Collections > 0)
        {
            Collect();
        }
    }

    private void Collect()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
        Collections++;
    }
}
