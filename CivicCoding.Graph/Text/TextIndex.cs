using System.Diagnostics;
using System.Globalization;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Storage;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Directory = Lucene.Net.Store.Directory;

namespace CivicCoding.Graph.Text;

/// <summary>The full-text index: a consumer of the store's change feed that keeps one Lucene document for each text literal and for each relation between things that searches use. It may lag behind the store and says so by <see cref="Sequence"/>; it never needs to be saved, for whatever is missing is replayed or rebuilt.</summary>
public sealed class TextIndex : IAsyncDisposable
{
    public const string ConsumerName = "text";
    private const string StoreKey = "store";
    private const string SchemaKey = "schema";
    private const string SequenceKey = "sequence";

    /// <summary>Smaller segments are merged as if they were so large. Lucene's own 2 MB would merge all of them anew with each handful of commits.</summary>
    private const double FloorMegabytes = 0.1;

    /// <summary>What the heap may grow by between two collections while an index is made.</summary>
    private const long HeapGrowthBytes = 96L << 20;

    /// <summary>How many times as long as taking in took the next changes gather, within a bound: many writes must not have the index work all the time.</summary>
    private const int RestFactor = 10;
    private static readonly TimeSpan s_longestRest = TimeSpan.FromSeconds(5);

    /// <summary>Much is taken in piece by piece, with a rest after each, so that who writes meanwhile shares the processors with it for short times only.</summary>
    private static readonly TimeSpan s_piece = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_restOfPiece = 4 * s_piece;

    private readonly IGraphStore _store;
    private readonly IChangeFeed _feed;
    private readonly TextIndexOptions _options;
    private readonly Directory _directory;
    private readonly IndexWriter _writer;

    /// <summary>True where a quad is told as added only if it was not there before: looking for a document to replace would cost more than all else.</summary>
    private readonly bool _tellsNewOnly;
    private readonly SearcherManager _searchers;
    private readonly TextFields _fields;
    private readonly CancellationTokenSource _stop = new();
    private readonly System.Threading.Lock _signalLock = new();
    private readonly System.Threading.Lock _commitLock = new();
    private TaskCompletionSource _progress = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _loop = Task.CompletedTask;
    private long _sequence;

    /// <summary>The last commit that the writer holds whole, which searches may not see yet; -1 while the index is made anew. What is written to disk says so: a commit that was taken in twice would be found twice.</summary>
    private long _applied;
    private long _askedFor;
    private long _committed;
    private long _uncommittedSince;
    private TimeSpan _gatherFor;

    /// <summary>What rests between pieces may still take until searches have to see what was taken in.</summary>
    private TimeSpan _restLeft;

    private TextIndex(IGraphStore store, IChangeFeed feed, TextIndexOptions options, Directory directory, TextAnalysis analysis)
    {
        _store = store;
        _feed = feed;
        _tellsNewOnly = feed is RdfStore;
        _options = options;
        _gatherFor = options.GatherFor;
        _directory = directory;
        Analysis = analysis;
        _fields = new TextFields(analysis);
        var config = new IndexWriterConfig(TextSchema.Lucene, analysis) { OpenMode = OpenMode.CREATE_OR_APPEND, Codec = new TextCodec(), RAMBufferSizeMB = 32, Similarity = SearcherSource.Similarity, MergePolicy = new TieredMergePolicy { ForceMergeDeletesPctAllowed = 0, FloorSegmentMB = FloorMegabytes } };
        _writer = new IndexWriter(directory, config);
        _searchers = new SearcherManager(_writer, applyAllDeletes: true, new SearcherSource());
    }

    /// <summary>The store's sequence number up to which searches see everything.</summary>
    public long Sequence => Interlocked.Read(ref _sequence);

    /// <summary>The number of indexed literals and relations.</summary>
    public int Count => _writer.NumDocs;

    /// <summary>The failure that stopped the index, or null while it runs.</summary>
    public Exception? Failure { get; private set; }

    internal TextAnalysis Analysis { get; }

    /// <summary>The words of the index, as they were when they were last asked for.</summary>
    internal WordListSource Words { get; } = new();

    /// <summary>What documents count for and the relations between things, of the searcher that is asked.</summary>
    internal TextColumnsSource Columns { get; } = new();

    /// <summary>Opens or creates the index, brings it up to the store's present, and follows the feed from there on. An index that cannot be read, is of another schema or of another store is rebuilt.</summary>
    public static async Task<TextIndex> OpenAsync(IGraphStore store, IChangeFeed feed, TextIndexOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(feed);
        options ??= new TextIndexOptions();
        TextIndex index = OpenFolder(store, feed, options);
        try
        {
            await index.CatchUpAsync(cancellation).ConfigureAwait(false);
            index.Commit();
            index._loop = Task.Run(() => index.FollowAsync(index._stop.Token), CancellationToken.None);
            return index;
        }
        catch
        {
            await index.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>True once the index has reached <paramref name="sequence"/>; false where the time ran out before.</summary>
    public async Task<bool> WaitForAsync(long sequence, TimeSpan timeout, CancellationToken cancellation = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        while (Sequence < sequence)
        {
            Task progress;
            lock (_signalLock)
            {
                progress = _progress.Task;
                _askedFor = Math.Max(_askedFor, sequence);
                _asked.TrySetResult();
            }

            if (Sequence >= sequence)
            {
                break;
            }

            try
            {
                await progress.WaitAsync(limit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return Sequence >= sequence;
            }
        }

        return true;
    }

    /// <summary>Takes what was deleted up to a commit out of the index's files.</summary>
    public async Task PurgeAsync(long sequence, CancellationToken cancellation = default)
    {
        while (!await WaitForAsync(sequence, TimeSpan.FromMinutes(1), cancellation).ConfigureAwait(false))
        {
            if (Failure is not null)
            {
                throw new IOException("The text index has stopped and may still hold what was deleted. Restart the server, which makes it anew, and repeat.", Failure);
            }
        }

        // Merging rewrites the segments that have deleted documents; the old ones go with the commit after it, once no searcher reads them.
        await Task.Run(
            () =>
            {
                _writer.ForceMergeDeletes(doWait: true);
                Commit(always: true);
                _searchers.MaybeRefreshBlocking();
                Columns.Clear();
                _writer.DeleteUnusedFiles();
            },
            cancellation).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        if (Failure is null)
        {
            Commit();
        }
        else
        {
            // What was taken in last may be half of a commit.
            _writer.Rollback();
        }

        _searchers.Dispose();

        // Merges only make the index smaller; who ends the program does not wait for them.
        _writer.Dispose(waitForMerges: false);
        _directory.Dispose();
        Analysis.Dispose();
        _stop.Dispose();
    }

    /// <summary>Runs <paramref name="use"/> on a searcher that stays open meanwhile.</summary>
    internal T Search<T>(Func<IndexSearcher, T> use)
    {
        IndexSearcher searcher = _searchers.Acquire();
        try
        {
            return use(searcher);
        }
        finally
        {
            _searchers.Release(searcher);
        }
    }

    /// <summary>Reads the words and columns of the newest searcher, so that no search waits for them.</summary>
    internal void Ready() => Search(searcher => (Words.Of(searcher.IndexReader), Columns.Of(searcher.IndexReader)));

    /// <summary>Waits as long as <c>text:match</c> may.</summary>
    internal bool WaitForSnapshot(long sequence, CancellationToken cancellation) =>
        Sequence >= sequence || WaitForAsync(sequence, _options.WaitForSnapshot, cancellation).GetAwaiter().GetResult();

    private static TextIndex OpenFolder(IGraphStore store, IChangeFeed feed, TextIndexOptions options)
    {
        if (options.Folder is null)
        {
            return new TextIndex(store, feed, options, new RAMDirectory(), new TextAnalysis());
        }

        IStorageFiles files = (options.Files ?? DiskFiles.Open)(options.Folder);
        try
        {
            CheckSums(files);
            return new TextIndex(store, feed, options, new StorageDirectory(files), new TextAnalysis());
        }
        catch (Exception e) when (e is not (LockObtainFailedException or OutOfMemoryException or UnauthorizedAccessException or StoreFullException or StorageSyncException))
        {
            // A damaged index holds nothing that the store does not: it goes and is made anew.
            options.Notice?.Invoke($"The text index in {options.Folder} cannot be read ({e.Message}) and is rebuilt.");
            foreach (string name in files.Names())
            {
                files.Delete(name);
            }

            return new TextIndex(store, feed, options, new StorageDirectory(files), new TextAnalysis());
        }
    }

    /// <summary>Reads all files of the index against Lucene's checksums, which Lucene itself does not look at when it searches.</summary>
    private static void CheckSums(IStorageFiles files)
    {
        using var directory = new StorageDirectory(files);
        if (!DirectoryReader.IndexExists(directory))
        {
            return;
        }

        using DirectoryReader reader = DirectoryReader.Open(directory);
        foreach (AtomicReaderContext leaf in reader.Leaves)
        {
            leaf.AtomicReader.CheckIntegrity();
        }
    }

    private async Task CatchUpAsync(CancellationToken cancellation)
    {
        IDictionary<string, string> data = _writer.CommitData;
        bool ours = data.TryGetValue(StoreKey, out string? id) && id == _feed.StoreId.ToString("N")
            && data.TryGetValue(SchemaKey, out string? schema) && schema == TextSchema.VersionText;
        long from = ours && data.TryGetValue(SequenceKey, out string? text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long at) ? at : -1;
        if (from < 0 || from > _feed.Sequence)
        {
            await RebuildAsync(cancellation).ConfigureAwait(false);
            return;
        }

        Interlocked.Exchange(ref _sequence, from);
        _applied = from;
        await ReplayAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Takes in the commits after <see cref="Sequence"/>; rebuilds where the log is trimmed or a bulk load came without its quads.</summary>
    private async Task ReplayAsync(CancellationToken cancellation)
    {
        try
        {
            long reached = Sequence;
            long start = Stopwatch.GetTimestamp();
            foreach (ChangeSet change in _feed.ReadAfter(reached, cancellation))
            {
                if (change.Bulk)
                {
                    await RebuildAsync(cancellation).ConfigureAwait(false);
                    return;
                }

                reached = change.Sequence;
                lock (_commitLock)
                {
                    Apply(change);
                    _applied = reached;
                }

                if (_restLeft > TimeSpan.Zero && Stopwatch.GetElapsedTime(start) > s_piece)
                {
                    await RestAsync(s_restOfPiece, cancellation).ConfigureAwait(false);
                    _restLeft -= s_restOfPiece;
                    start = Stopwatch.GetTimestamp();
                }
            }

            Publish(reached);
        }
        catch (ChangesTrimmedException)
        {
            await RebuildAsync(cancellation).ConfigureAwait(false);
        }
    }

    private void Apply(ChangeSet change)
    {
        foreach (Quad quad in change.Removed)
        {
            if (TextDocument.Takes(quad))
            {
                _writer.DeleteDocuments(new Lucene.Net.Index.Term(TextSchema.Key, TextDocument.KeyOf(quad)));
            }
        }

        foreach (Quad quad in change.Added)
        {
            if (TextDocument.Takes(quad))
            {
                if (!_tellsNewOnly)
                {
                    _writer.DeleteDocuments(new Lucene.Net.Index.Term(TextSchema.Key, TextDocument.KeyOf(quad)));
                }

                _writer.AddDocument(_fields.Of(quad), Analysis);
            }
        }
    }

    private async Task RebuildAsync(CancellationToken cancellation)
    {
        lock (_commitLock)
        {
            _applied = -1;
            _writer.DeleteAll();
        }

        long sequence = await (_store is RdfStore embedded ? embedded.InBackgroundAsync(() => ScanAsync(cancellation)) : ScanAsync(cancellation)).ConfigureAwait(false);
        _applied = sequence;
        Publish(sequence);
        Commit();
    }

    private async Task<long> ScanAsync(CancellationToken cancellation)
    {
        var heap = new HeapGrowth(HeapGrowthBytes);
        long sequence = await TextScan.EachAsync(
            _store,
            quad =>
            {
                _writer.AddDocument(_fields.Of(quad), Analysis);
                heap.Step();
            },
            cancellation).ConfigureAwait(false);
        heap.End();
        return sequence;
    }

    /// <summary>Shows searches what was taken in, and only then says so.</summary>
    private void Publish(long sequence)
    {
        _searchers.MaybeRefreshBlocking();
        if (_committed == Sequence)
        {
            _uncommittedSince = Stopwatch.GetTimestamp();
        }

        Interlocked.Exchange(ref _sequence, sequence);
        TaskCompletionSource reached;
        lock (_signalLock)
        {
            if (_askedFor <= sequence && _asked.Task.IsCompleted)
            {
                _asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            reached = _progress;
            _progress = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        reached.SetResult();
        if (Columns.IsUsed)
        {
            Ready();
        }
    }

    private void Commit(bool always = false)
    {
        lock (_commitLock)
        {
            if (always || _applied != _committed)
            {
                Commit(_applied);
            }
        }
    }

    private void Commit(long sequence)
    {
        _writer.SetCommitData(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [StoreKey] = _feed.StoreId.ToString("N"),
            [SchemaKey] = TextSchema.VersionText,
            [SequenceKey] = sequence.ToString(CultureInfo.InvariantCulture),
        });
        _writer.Commit();
        _committed = sequence;
        if (sequence >= 0)
        {
            _feed.Acknowledge(ConsumerName, sequence);
        }
    }

    private async Task FollowAsync(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                Task more = _feed.WaitPastAsync(Sequence, stop);
                if (_committed != Sequence && await IsCommitDueAsync(more, stop).ConfigureAwait(false))
                {
                    Commit();
                }

                await more.ConfigureAwait(false);
                await RestAsync(_gatherFor, stop).ConfigureAwait(false);
                _restLeft = TimeSpan.FromTicks(Math.Min(s_longestRest.Ticks, (RestFactor * _options.GatherFor).Ticks));
                long start = Stopwatch.GetTimestamp();
                await ReplayAsync(stop).ConfigureAwait(false);
                TimeSpan rest = RestFactor * Stopwatch.GetElapsedTime(start);
                _gatherFor = TimeSpan.FromTicks(Math.Max(_options.GatherFor.Ticks, Math.Min(rest.Ticks, _restLeft.Ticks)));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The owner disposes the index.
        }
        catch (Exception e)
        {
            Failure = e;
            _options.Notice?.Invoke($"The text index stopped at {Sequence}: {e.Message} Restart the server to rebuild it.");
        }
    }

    /// <summary>Waits until more comes or what is there has waited long enough; true for the latter.</summary>
    private async Task<bool> IsCommitDueAsync(Task more, CancellationToken stop)
    {
        TimeSpan left = _options.CommitEvery - Stopwatch.GetElapsedTime(_uncommittedSince);
        return left <= TimeSpan.Zero || await Task.WhenAny(more, Task.Delay(left, stop)).ConfigureAwait(false) != more;
    }

    /// <summary>Lets changes gather and others work: each round of taking in makes a segment of the index, which is dear for a single commit. A search that waits ends it.</summary>
    private async Task RestAsync(TimeSpan rest, CancellationToken stop)
    {
        Task asked;
        lock (_signalLock)
        {
            asked = _asked.Task;
        }

        await Task.WhenAny(asked, Task.Delay(rest, stop)).ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
    }
}
