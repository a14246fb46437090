namespace CivicCoding.Graph;

/// <summary>The commits of a store in order: what text index, vectors and matching consume. Each consumer keeps its own position and reports it, so that the log is kept as long as somebody needs it.</summary>
public interface IChangeFeed
{
    /// <summary>The sequence number of the last commit.</summary>
    long Sequence { get; }

    /// <summary>A stable name of the store's contents over time; changes where a store was replaced or restored.</summary>
    Guid StoreId { get; }

    /// <summary>The commits after <paramref name="sequence"/>, up to the present.</summary>
    /// <exception cref="ChangesTrimmedException">The log no longer holds them: the consumer rebuilds itself from a full read.</exception>
    IEnumerable<ChangeSet> ReadAfter(long sequence, CancellationToken cancellation = default);

    /// <summary>The same for a consumer that needs few of the quads: sets may come without those that the filter does not take, and a feed that can do so makes no terms of them.</summary>
    /// <exception cref="ChangesTrimmedException">The log no longer holds them: the consumer rebuilds itself from a full read.</exception>
    IEnumerable<ChangeSet> ReadAfter(long sequence, ChangeFilter filter, CancellationToken cancellation = default) => ReadAfter(sequence, cancellation);

    /// <summary>Completes when the store is past <paramref name="sequence"/>.</summary>
    Task WaitPastAsync(long sequence, CancellationToken cancellation = default);

    /// <summary>Records durably that a consumer has taken in everything up to <paramref name="sequence"/>.</summary>
    void Acknowledge(string consumer, long sequence);
}
