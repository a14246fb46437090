namespace CivicCoding.Graph.Storage;

/// <summary>Where commits are kept in order: in the catalogue on disk, or in memory.</summary>
internal interface ICommitLog : IDisposable
{
    Guid StoreId { get; }

    /// <summary>The first commit that the log still holds; one above the last commit where it is empty.</summary>
    long Oldest { get; }

    /// <summary>Makes commits durable: all of them or none.</summary>
    void Append(IReadOnlyList<LogEntry> entries);

    /// <summary>The commits after a sequence number, ascending.</summary>
    IEnumerable<LogEntry> ReadAfter(long sequence, CancellationToken cancellation);

    /// <summary>Records how far a consumer is.</summary>
    void Acknowledge(string consumer, long sequence);
}
