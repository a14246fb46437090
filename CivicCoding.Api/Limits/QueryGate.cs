namespace CivicCoding.Api.Limits;

/// <summary>Lets so many queries run at the same time; the others wait a little and are then sent away.</summary>
internal sealed class QueryGate(ServerLimits limits) : IDisposable
{
    private readonly SemaphoreSlim _free = new(limits.ConcurrentQueries, limits.ConcurrentQueries);

    /// <summary>A turn to be disposed, or null where none came free in time.</summary>
    public async ValueTask<IDisposable?> EnterAsync(CancellationToken cancellation) =>
        await _free.WaitAsync(limits.QueryQueueTime, cancellation) ? new Turn(_free) : null;

    public void Dispose() => _free.Dispose();

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        private SemaphoreSlim? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Release();
    }
}
