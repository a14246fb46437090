using System.Collections.Immutable;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Syntax;
using CivicCoding.Graph.Sparql.Update;
using CivicCoding.Graph.Storage;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph;

/// <summary>The embedded store: an RDF dataset with SPARQL, durable in a folder or in memory only.</summary>
public sealed class RdfStore : IGraphStore, IChangeFeed
{
    /// <summary>To read fewer takes less than a second.</summary>
    private const long LargeQuads = 200_000;
    private static readonly TimeSpan s_giveBackEvery = TimeSpan.FromSeconds(2);

    private readonly StoreCore _core;
    private readonly Lock _registering = new();
    private readonly StoreOptions _options;
    private readonly SpillFolder? _spill;
    private ImmutableList<IPropertyFunction> _functions = [];
    private QueryEngine _queries;

    private RdfStore(StoreCore core, StoreOptions options, string? folder)
    {
        _core = core;
        _options = options;
        _spill = folder is null ? null : new SpillFolder(Path.Combine(folder, "spill"), options.SpillBytes);
        _queries = new QueryEngine([], options.Time, options.Service, _spill);
    }

    public StoreCapabilities Capabilities { get; } = new("embedded", PropertyFunctions: true, ChangeFeed: true, ExactDataset: true);

    public long Sequence => _core.Sequence;

    /// <summary>Why the store takes no more writes, or null while it does: the disk failed to keep one. Reading goes on.</summary>
    public string? ReadOnlyReason => _core.Failure?.Message;

    public Guid StoreId => _core.Log.StoreId;

    /// <summary>Opens a store without any file, for tests and for documents that are queried directly.</summary>
    public static RdfStore OpenInMemory(StoreOptions? options = null) =>
        Create(options ?? StoreOptions.Default, null, o => new StoreCore(new MemoryLog(), null, new TermDictionary([]), [], 0, o));

    /// <summary>Opens the store in a folder, or begins a new one there.</summary>
    /// <exception cref="StoreLockedException">Another process holds it.</exception>
    /// <exception cref="StorageFormatException">Its files are damaged, or of a newer format and then left as they are.</exception>
    public static RdfStore Open(string folder, StoreOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return Create(options ?? StoreOptions.Default, folder, o => StoreOpener.Open(folder, o));
    }

    /// <summary>Makes a property function known to the queries that start from now on.</summary>
    public void Register(IPropertyFunction function)
    {
        ArgumentNullException.ThrowIfNull(function);
        lock (_registering)
        {
            _functions = _functions.Add(function);
            Volatile.Write(ref _queries, new QueryEngine(_functions, _options.Time, _options.Service, _spill));
        }
    }

    /// <summary>The present state for engine-level readers; dispose it.</summary>
    public Snapshot OpenSnapshot() => _core.Open();

    /// <summary>Runs a write as one transaction. Writes that wait together share one sync; what was written is durable when the task completes.</summary>
    /// <param name="work">Makes the changes, on one thread; an exception undoes them.</param>
    /// <param name="cancellation">Stops a write that has not begun.</param>
    public Task<(T Result, WriteReceipt Receipt)> WriteAsync<T>(Func<IQuadTransaction, T> work, CancellationToken cancellation = default) =>
        _core.WriteAsync(_options.Guard is { } guard ? GuardedTransaction.Wrap(work, guard, cancellation) : work, cancellation);

    public ValueTask<QueryAnswer> QueryAsync(string query, QueryOptions? options = null, CancellationToken cancellation = default) =>
        ValueTask.FromResult<QueryAnswer>(Query(query, options, cancellation));

    /// <summary>Runs a query to its end and tells its plan, with expected and actual solutions, instead of its answer.</summary>
    public string Explain(string query, QueryOptions? options = null, CancellationToken cancellation = default)
    {
        using Snapshot snapshot = OpenSnapshot();
        return Volatile.Read(ref _queries).Explain(query, snapshot, options, cancellation);
    }

    public async ValueTask<WriteReceipt> UpdateAsync(string update, UpdateOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        UpdateRequest request = SparqlParser.ParseUpdate(update, options?.Base);
        var memory = new MemoryAccount((options ?? UpdateOptions.Default).MemoryBytes);
        IDocumentLoader? loader = _options.Loader is { } outside && FetchedDocuments.AreNamedIn(request) ? await Task.Run(() => new FetchedDocuments(outside, request, memory, cancellation), cancellation).ConfigureAwait(false) : null;
        var engine = new UpdateEngine(Volatile.Read(ref _queries), loader, _options.Time) { Memory = memory };
        (_, WriteReceipt receipt) = await WriteAsync(transaction => engine.Execute(request, transaction, options, cancellation), cancellation).ConfigureAwait(false);
        return receipt;
    }

    public ValueTask<bool> GetGraphAsync(Iri? graph, IQuadSink sink, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sink);
        using Snapshot snapshot = OpenSnapshot();
        TermId id = default;
        bool exists = graph is null || (snapshot.Terms.TryFind(new TermScratch().Encode(graph), out id) && snapshot.Count(InGraph(id)) > 0);
        if (exists)
        {
            GraphWriter.Write(snapshot, id, sink, cancellation);
        }

        return ValueTask.FromResult(exists);
    }

    public async ValueTask<WriteReceipt> PutGraphAsync(Iri? graph, Stream document, RdfFormat format, RdfReadOptions? options = null, CancellationToken cancellation = default)
    {
        DocumentBuffer buffer = Read(graph, document, format, options, cancellation);
        return await WriteGraphAsync(
            graph,
            (transaction, id) =>
            {
                Clear(transaction, id, cancellation);
                buffer.AddTo(transaction);
            },
            cancellation).ConfigureAwait(false);
    }

    public async ValueTask<WriteReceipt> PostGraphAsync(Iri? graph, Stream document, RdfFormat format, RdfReadOptions? options = null, CancellationToken cancellation = default)
    {
        DocumentBuffer buffer = Read(graph, document, format, options, cancellation);
        return await WriteGraphAsync(graph, (transaction, _) => buffer.AddTo(transaction), cancellation).ConfigureAwait(false);
    }

    public async ValueTask<WriteReceipt> DeleteGraphAsync(Iri? graph, CancellationToken cancellation = default) =>
        (await WriteGraphAsync(graph, (transaction, id) => Clear(transaction, id, cancellation), cancellation).ConfigureAwait(false)) with { GraphCreated = false };

    public async ValueTask<WriteReceipt> LoadAsync(IReadOnlyList<LoadSource> sources, IProgress<long>? quads = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return await _core.LoadAsync(
            sink =>
            {
                foreach (LoadSource source in sources)
                {
                    using Stream stream = source.Open();
                    sink.Begin(source.Graph, source.KeepLabels);
                    source.Format.Read(stream, sink, source.Options, cancellation);
                }
            },
            quads,
            cancellation).ConfigureAwait(false);
    }

    /// <summary>Writes what is in memory only, beside the log, to segment files.</summary>
    public Task FlushAsync(CancellationToken cancellation = default) => _core.FlushAsync(cancellation);

    /// <summary>Merges all segment files into one set, so that what was deleted leaves the disk. Readers and writers go on.</summary>
    public Task CompactAsync(CancellationToken cancellation = default) => _core.CompactAsync(cancellation);

    /// <summary>Reads everything: checksums, order, equality of all orders, and that every term is found again.</summary>
    /// <exception cref="StorageFormatException">Something is damaged; the message says what.</exception>
    public Task<VerifyReport> VerifyAsync(CancellationToken cancellation = default) => _core.VerifyAsync(cancellation);

    /// <summary>As <see cref="VerifyAsync(CancellationToken)"/>; a damaged segment file is first made anew from one in another order, and the report says so.</summary>
    /// <exception cref="StorageFormatException">Something is damaged that cannot be made anew; the message says what.</exception>
    public Task<VerifyReport> RepairAsync(CancellationToken cancellation = default) => _core.VerifyAsync(repair: true, cancellation);

    /// <summary>Copies the store as of one commit to a folder of its own, while it is read and written. A backup of this store that is there is renewed: what it has already is not copied again, and it stays whole until the new one is.</summary>
    /// <param name="folder">The folder; empty, new, or with a backup of this store.</param>
    /// <param name="beside">Further files in the store's folder that are copied where they are.</param>
    /// <param name="progress">Is told the bytes.</param>
    /// <param name="cancellation">Breaks the backup off; an earlier one in the folder stays.</param>
    public Task<BackupReceipt> BackupAsync(string folder, IReadOnlyList<string>? beside = null, IProgress<BackupProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return _core.BackupAsync(folder, beside ?? [], _options.Time ?? TimeProvider.System, progress, cancellation);
    }

    /// <summary>Makes a store from a backup in an empty or new folder; it is verified before it is put there.</summary>
    public static Task<VerifyReport> RestoreAsync(string backup, string folder, StoreOptions? options = null, IProgress<BackupProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(backup);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return StoreRestore.RunAsync(backup, folder, options ?? StoreOptions.Default, progress, cancellation);
    }

    /// <summary>Removes a thing, its blank nodes, the links to it and a graph of its name from the data, and its texts from all files of the store. Backups and what consumers keep is theirs; the receipt names the backups.</summary>
    public Task<EraseReceipt> EraseAsync(Iri thing, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(thing);
        return _core.EraseAsync(thing, cancellation);
    }

    public IEnumerable<ChangeSet> ReadAfter(long sequence, CancellationToken cancellation = default) => ChangeReader.Read(_core, sequence, null, cancellation);

    public IEnumerable<ChangeSet> ReadAfter(long sequence, ChangeFilter filter, CancellationToken cancellation = default) => ChangeReader.Read(_core, sequence, filter, cancellation);

    public Task WaitPastAsync(long sequence, CancellationToken cancellation = default) => _core.WaitPastAsync(sequence, cancellation);

    public void Acknowledge(string consumer, long sequence) => _core.Log.Acknowledge(consumer, sequence);

    /// <summary>Runs work that reads much of the store: of a large one on a thread that the system puts behind all others, so that queries and commits go first, and without what it read staying in the process's memory.</summary>
    public async Task<T> InBackgroundAsync<T>(Func<Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        using (Snapshot snapshot = OpenSnapshot())
        {
            if (snapshot.QuadCount < LargeQuads)
            {
                return await Task.Run(work).ConfigureAwait(false);
            }
        }

        using var giving = new Timer(_ => MappedFile.GiveBack(), null, s_giveBackEvery, s_giveBackEvery);
        try
        {
            return await BackgroundThread.RunAsync(() => work().GetAwaiter().GetResult()).ConfigureAwait(false);
        }
        finally
        {
            MappedFile.GiveBack();
        }
    }

    public ValueTask DisposeAsync()
    {
        _core.Dispose();
        _spill?.Dispose();
        return ValueTask.CompletedTask;
    }

    private SnapshotAnswer Query(string query, QueryOptions? options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        Snapshot snapshot = OpenSnapshot();
        try
        {
            return new SnapshotAnswer(Volatile.Read(ref _queries).Execute(query, snapshot, snapshot.Sequence, options, cancellation), snapshot);
        }
        catch
        {
            snapshot.Dispose();
            throw;
        }
    }

    private static RdfStore Create(StoreOptions options, string? folder, Func<StoreOptions, StoreCore> open) => new(open(options), options, folder);

    private static QuadPattern InGraph(TermId graph) => QuadPattern.In(TermId.None, TermId.None, TermId.None, graph);

    private static DocumentBuffer Read(Iri? graph, Stream document, RdfFormat format, RdfReadOptions? options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(format);
        var buffer = new DocumentBuffer(graph);
        format.Read(document, buffer, options, cancellation);
        return buffer;
    }

    private static void Clear(IQuadTransaction transaction, TermId graph, CancellationToken cancellation)
    {
        using IQuadCursor cursor = transaction.Current.Scan(QuadOrder.Gspo, InGraph(graph));
        var batch = new QuadColumns();
        int count;
        while ((count = cursor.Read(batch)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int i = 0; i < count; i++)
            {
                transaction.Remove(new TermId(batch.Second[i]), new TermId(batch.Third[i]), new TermId(batch.Fourth[i]), graph);
            }
        }
    }

    private async Task<WriteReceipt> WriteGraphAsync(Iri? graph, Action<IQuadTransaction, TermId> work, CancellationToken cancellation)
    {
        (bool created, WriteReceipt receipt) = await WriteAsync(
            transaction =>
            {
                TermId id = graph is null ? TermId.None : transaction.Intern(new TermScratch().Encode(graph));
                bool absent = graph is not null && transaction.Current.Count(InGraph(id)) == 0;
                work(transaction, id);
                return absent;
            },
            cancellation).ConfigureAwait(false);
        return receipt with { GraphCreated = created && receipt.Added > 0 };
    }
}
