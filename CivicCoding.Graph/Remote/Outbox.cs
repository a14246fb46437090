namespace CivicCoding.Graph.Remote;

/// <summary>
/// The changes that went through this process to an outside store, in memory and bounded. It begins anew at each start, under another store name, so that consumers read
/// everything again: while this process was away others may have written.
/// </summary>
internal sealed class Outbox : IChangeFeed
{
    private const int MostQuads = 200_000;

    private readonly Lock _lock = new();
    private readonly Queue<ChangeSet> _changes = new();
    private TaskCompletionSource _past = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _sequence;
    private long _trimmedTo;
    private int _quads;

    /// <param name="start">The sequence number to begin with; 0 only where the store holds nothing.</param>
    public Outbox(long start)
    {
        _sequence = start;
        _trimmedTo = start;
    }

    public long Sequence => Volatile.Read(ref _sequence);

    public Guid StoreId { get; } = Guid.NewGuid();

    /// <summary>Numbers a change, keeps it and wakes those who wait.</summary>
    /// <param name="next">The smallest number that it may have.</param>
    /// <param name="make">Makes the change from its number.</param>
    public long Append(long next, Func<long, ChangeSet> make)
    {
        TaskCompletionSource past;
        ChangeSet change;
        lock (_lock)
        {
            change = make(Math.Max(_sequence + 1, next));
            _changes.Enqueue(change);
            _quads += Size(change);
            while (_quads > MostQuads && _changes.Count > 1)
            {
                ChangeSet oldest = _changes.Dequeue();
                _quads -= Size(oldest);
                _trimmedTo = oldest.Sequence;
            }

            Volatile.Write(ref _sequence, change.Sequence);
            past = _past;
            _past = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        past.SetResult();
        return change.Sequence;
    }

    public IEnumerable<ChangeSet> ReadAfter(long sequence, CancellationToken cancellation = default)
    {
        lock (_lock)
        {
            return sequence >= _trimmedTo ? [.. _changes.Where(c => c.Sequence > sequence)] : throw new ChangesTrimmedException(sequence, _trimmedTo);
        }
    }

    public async Task WaitPastAsync(long sequence, CancellationToken cancellation = default)
    {
        while (true)
        {
            Task past;
            lock (_lock)
            {
                if (_sequence > sequence)
                {
                    return;
                }

                past = _past.Task;
            }

            await past.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    public void Acknowledge(string consumer, long sequence)
    {
        // Nothing is kept for a consumer's sake: one that falls behind reads the store again.
    }

    private static int Size(ChangeSet change) => 1 + change.Added.Count + change.Removed.Count;
}
