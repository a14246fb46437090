using System.Collections.Concurrent;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>The one writer and the published snapshot: writes wait in a queue, the one that leads takes all that wait along and makes them durable with one sync.</summary>
internal sealed partial class StoreCore : IDisposable
{
    private const int MostInGroup = 256;
    private const int LogRowBytes = 100;

    /// <summary>Runs of at most so many quads are few; so many of them are merged at once.</summary>
    private const int FewRows = 16;
    private const int SmallRuns = 8;

    /// <summary>Runs of which none is so many times as large as a newer one are alike.</summary>
    private const int AlikeFactor = 3;
    private const int AlikeRuns = 4;

    private readonly ConcurrentQueue<WriteRequest> _queue = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly RunBuilder _builder = new();
    private readonly ICommitLog _log;
    private readonly StoreDisk? _disk;
    private readonly StoreOptions _options;
    private readonly TermDictionary _dictionary;
    private Snapshot _current;
    private TaskCompletionSource _published = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ulong _loggedTerms;
    private int _leading;
    private bool _closed;

    /// <param name="log">The commit log; the catalogue where there is a disk.</param>
    /// <param name="disk">The folder, or null for a store in memory.</param>
    /// <param name="dictionary">All terms.</param>
    /// <param name="runs">All runs; their references pass to the store.</param>
    /// <param name="sequence">The last commit.</param>
    /// <param name="options">How to work.</param>
    public StoreCore(ICommitLog log, StoreDisk? disk, TermDictionary dictionary, IReadOnlyList<QuadRun> runs, long sequence, StoreOptions options)
    {
        _log = log;
        _disk = disk;
        _options = options;
        _dictionary = dictionary;
        _loggedTerms = dictionary.End;
        _current = new Snapshot(sequence, [.. runs], dictionary.View());
        foreach (QuadRun run in runs)
        {
            run.Release();
        }
    }

    public ICommitLog Log => _log;

    public long Sequence => Volatile.Read(ref _current).Sequence;

    /// <summary>Why no more writes are taken, or null while they are.</summary>
    public StoreReadOnlyException? Failure => Volatile.Read(ref _failure);

    /// <summary>The present state; the caller disposes it.</summary>
    public Snapshot Open()
    {
        while (true)
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _closed), typeof(RdfStore));
            Snapshot current = Volatile.Read(ref _current);
            if (current.TryAcquire())
            {
                return current;
            }
        }
    }

    /// <summary>Runs a write as one transaction; what it did is durable when the task completes.</summary>
    public async Task<(T Result, WriteReceipt Receipt)> WriteAsync<T>(Func<IQuadTransaction, T> work, CancellationToken cancellation)
    {
        var request = new WriteRequest.Of<T>(work, cancellation);
        await RoomAsync(cancellation).ConfigureAwait(false);
        _queue.Enqueue(request);
        if (Interlocked.Exchange(ref _leading, 1) == 0)
        {
            // Not waited for: the answer comes with the commit, the merging after it goes on beside.
            _ = LeadAsync();
        }

        return await request.Task.ConfigureAwait(false);
    }

    /// <summary>Makes one group of what waits durable. Whoever comes while somebody leads only waits for its own write: a turn for each would pass the turn through all that are done already.</summary>
    private async Task LeadAsync()
    {
        try
        {
            await _turn.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            try
            {
                Drain();
                if (MergeFrom() is { } from)
                {
                    await Task.Run(() => MergeTiers(from)).ConfigureAwait(false);
                }

                StartUpkeep();
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            Interlocked.Exchange(ref _leading, 0);
            if (!_queue.IsEmpty && Interlocked.Exchange(ref _leading, 1) == 0)
            {
                // Who led has its answer; a thread goes on once those that were answered and those that have come are served: so more of them share the next sync.
                ThreadPool.UnsafeQueueUserWorkItem(static core => _ = core.LeadAsync(), this, preferLocal: false);
            }
        }
    }

    /// <summary>Completes when the store is past a sequence number.</summary>
    public async Task WaitPastAsync(long sequence, CancellationToken cancellation)
    {
        while (true)
        {
            Task next = Volatile.Read(ref _published).Task;
            if (Sequence > sequence)
            {
                return;
            }

            await next.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Waits for what runs and closes. Everything acknowledged is in the log or in segments already.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        _upkeep.Wait();
        _turn.Wait();
        try
        {
            if (_closed)
            {
                return;
            }

            Volatile.Write(ref _closed, true);
            _current.Dispose();
            _builder.Dispose();
            if (_disk is not null)
            {
                _disk.Failed |= _failure is not null;
            }

            _log.Dispose();
            _disk?.Dispose();
        }
        finally
        {
            _turn.Release();
            _upkeep.Release();
        }
    }

    private void Drain()
    {
        var done = new List<(WriteRequest Request, WriteReceipt Receipt)>();
        var entries = new List<LogEntry>();
        Snapshot working = _current;
        try
        {
            ThrowIfNoWrites();
            while (done.Count < MostInGroup && _queue.TryDequeue(out WriteRequest? request))
            {
                if (RunOne(request, ref working, entries) is { } receipt)
                {
                    done.Add((request, receipt));
                }
            }

            if (entries.Count > 0)
            {
                _log.Append(entries);
                _loggedTerms = working.TermView.End;
                _unflushedBytes += entries.Sum(e => (long)e.Record.Length + LogRowBytes);
                Publish(working);
            }
        }
        catch (Exception error)
        {
            // What was not published did not happen; the terms that it brought go into the next commit.
            _mayHoldUnused = true;
            Stop(error);
            if (!ReferenceEquals(working, _current))
            {
                working.Dispose();
            }

            done.ForEach(d => d.Request.Fail(error));
            while ((_closed || _failure is not null) && _queue.TryDequeue(out WriteRequest? request))
            {
                request.Fail(error);
            }

            return;
        }

        done.ForEach(d => d.Request.Complete(d.Receipt));
    }

    private void ThrowIfNoWrites()
    {
        ObjectDisposedException.ThrowIf(_closed, typeof(RdfStore));
        if (_failure is not null)
        {
            throw new StoreReadOnlyException("an earlier write failed.", _failure);
        }
    }

    private WriteReceipt? RunOne(WriteRequest request, ref Snapshot working, List<LogEntry> entries)
    {
        try
        {
            using var transaction = new StoreTransaction(working, _dictionary, _builder);
            request.Run(transaction);
            long sequence = working.Sequence + 1;
            QuadRun? run = transaction.Finish(sequence);
            _mayHoldUnused |= run is null || transaction.HasRemoved;
            if (run is null)
            {
                return new WriteReceipt(working.Sequence, 0, 0);
            }

            TermView terms = _dictionary.View();
            ulong firstTerm = entries.Count == 0 ? _loggedTerms : working.TermView.End;
            entries.Add(new LogEntry(sequence, CommitRecord.Encode(run, terms, firstTerm)));
            var next = new Snapshot(sequence, [.. working.Runs, run], terms, GraphsAfter(working, run));
            var receipt = new WriteReceipt(sequence, run.Added, run.Deleted);
            run.Release();
            if (!ReferenceEquals(working, _current))
            {
                working.Dispose();
            }

            working = next;
            return receipt;
        }
        catch (Exception error)
        {
            _mayHoldUnused = true;
            request.Fail(error);
            return null;
        }
    }

    /// <summary>The list of graphs stays the same where a commit only touches graphs that are in it and takes nothing away.</summary>
    private static IReadOnlyList<TermId>? GraphsAfter(Snapshot before, QuadRun run)
    {
        if (before.KnownGraphs is not { } known || run.Deleted > 0 || run.AddedIn(QuadOrder.Gspo) is not { } added)
        {
            return null;
        }

        for (long row = 0; row < added.Rows;)
        {
            ulong graph = added.Row(row).A;
            if (graph != 0 && !Holds(known, graph))
            {
                return null;
            }

            row = added.LowerBound(new QuadKey(graph + 1, 0, 0, 0), 1, row);
        }

        return known;
    }

    private static bool Holds(IReadOnlyList<TermId> graphs, ulong graph)
    {
        int low = 0;
        int high = graphs.Count;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (graphs[middle].Bits < graph)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < graphs.Count && graphs[low].Bits == graph;
    }

    private void Publish(Snapshot next)
    {
        Snapshot old = _current;
        Volatile.Write(ref _current, next);
        old.Dispose();
        Interlocked.Exchange(ref _published, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    /// <summary>
    /// Where the newest runs in memory that are to be merged begin; null where none are. As many runs of a like size as <see cref="AlikeRuns"/> are merged to one of the next size: so each quad is merged
    /// once a size, and a scan meets fewer than that many runs of each. Runs of a few quads wait for one another: merging costs as much for them as for hundreds.
    /// </summary>
    private int? MergeFrom()
    {
        IReadOnlyList<QuadRun> runs = _current.Runs;
        int from = runs.Count;
        long rows = 0;
        while (from > 0 && IsMergeable(runs[from - 1]) && runs[from - 1].Rows <= FewRows)
        {
            rows += runs[--from].Rows;
        }

        int few = runs.Count - from;
        if (_closed || (few > 0 && few < SmallRuns))
        {
            return null;
        }

        int? found = few > 1 ? from : null;
        int alike = few > 0 ? 1 : 0;
        long largest = rows;
        while (from > 0 && IsMergeable(runs[from - 1]))
        {
            long next = runs[from - 1].Rows;
            if (alike == 0 || next < AlikeFactor * largest)
            {
                (alike, largest, rows) = (alike + 1, Math.Max(largest, next), rows + next);
                from--;
            }
            else if (alike >= AlikeRuns)
            {
                // They will be one run, which may be the last of its own size.
                (alike, largest) = (1, rows);
            }
            else
            {
                break;
            }

            found = alike >= AlikeRuns ? from : found;
        }

        return found;
    }

    private static bool IsMergeable(QuadRun run) => run is { InMemory: true, Pinned: false };

    private void MergeTiers(int from)
    {
        IReadOnlyList<QuadRun> runs = _current.Runs;
        QuadRun merged = _builder.Merge(runs.Skip(from).ToList());
        QuadRun[] kept = merged.Rows == 0 ? [] : [merged];
        Publish(new Snapshot(_current.Sequence, [.. runs.Take(from), .. kept], _current.TermView, _current.KnownGraphs));
        merged.Release();
    }
}
