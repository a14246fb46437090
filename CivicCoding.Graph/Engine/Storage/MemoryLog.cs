namespace CivicCoding.Graph.Storage;

/// <summary>The commit log of a store without files: the newest commits, bounded in bytes.</summary>
internal sealed class MemoryLog : ICommitLog
{
    private const long MostBytes = 64L << 20;

    private readonly Lock _lock = new();
    private readonly Queue<LogEntry> _entries = new();
    private long _bytes;
    private long _next = 1;

    public Guid StoreId { get; } = Guid.NewGuid();

    public long Oldest
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count > 0 ? _entries.Peek().Sequence : _next;
            }
        }
    }

    public void Append(IReadOnlyList<LogEntry> entries)
    {
        lock (_lock)
        {
            foreach (LogEntry entry in entries)
            {
                _entries.Enqueue(entry);
                _bytes += entry.Record.Length;
                _next = entry.Sequence + 1;
            }

            while (_bytes > MostBytes && _entries.Count > 1)
            {
                _bytes -= _entries.Dequeue().Record.Length;
            }
        }
    }

    public IEnumerable<LogEntry> ReadAfter(long sequence, CancellationToken cancellation)
    {
        lock (_lock)
        {
            return _entries.Where(e => e.Sequence > sequence).ToList();
        }
    }

    public void Acknowledge(string consumer, long sequence)
    {
    }

    public void Dispose()
    {
    }
}
