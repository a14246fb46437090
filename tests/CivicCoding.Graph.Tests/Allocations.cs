namespace CivicCoding.Graph.Tests;

/// <summary>What a hot path takes from the heap: counted in bytes, because bytes are the same on every machine and time is not.</summary>
internal static class Allocations
{
    /// <summary>The bytes that this thread allocates in <paramref name="work"/> once caches, pools and buffers are filled; the least of several runs.</summary>
    public static long Of(Action work)
    {
        work();
        work();
        long least = long.MaxValue;
        for (int i = 0; i < 3; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    public static void AssertAtMost(long budget, Action work)
    {
        long bytes = Of(work);
        Assert.True(bytes <= budget, $"{bytes} bytes allocated, the budget is {budget}");
    }
}
