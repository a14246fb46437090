using CivicCoding.Api.Limits;

namespace CivicCoding.Api.Hosting;

/// <summary>Keeps threads at hand beside those that running queries hold.</summary>
internal static class RequestThreads
{
    /// <summary>Threads for everything that is no query: short requests, timers that end queries, the followers of the store.</summary>
    private const int Others = 32;

    /// <summary>
    /// A query holds its thread until its answer is written. The pool starts with one thread a processor and adds about one a second, so that a handful of long
    /// queries would hold back every other request and the timers that are to end them.
    /// </summary>
    public static void Reserve(ServerLimits limits)
    {
        ThreadPool.GetMinThreads(out int workers, out int completions);
        ThreadPool.SetMinThreads(Math.Max(workers, limits.ConcurrentQueries + Others), completions);
    }
}
