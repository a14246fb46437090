using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Syntax;
using CivicCoding.Graph.Sparql.Update;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Remote;

/// <summary>
/// A store behind an outside server that speaks the SPARQL 1.1 Protocol, for data that one machine does not hold. Its changes are those that go through this process;
/// docs/scale-out.md says what differs from the embedded store and why.
/// </summary>
public sealed class SparqlProtocolStore : IGraphStore, IChangeFeed
{
    private readonly RemoteStoreOptions _options;
    private readonly RemoteConnection _connection;
    private readonly Outbox _outbox;
    private readonly SemaphoreSlim _turn = new(1, 1);

    private SparqlProtocolStore(RemoteStoreOptions options, RemoteConnection connection, Outbox outbox)
    {
        _options = options;
        _connection = connection;
        _outbox = outbox;
    }

    public StoreCapabilities Capabilities { get; } = new("sparql", PropertyFunctions: false, ChangeFeed: true, ExactDataset: false);

    public long Sequence => _outbox.Sequence;

    public Guid StoreId => _outbox.StoreId;

    /// <summary>Connects to a store and reads which graphs it holds.</summary>
    /// <exception cref="RemoteStoreException">It cannot be reached or does not answer.</exception>
    public static SparqlProtocolStore Open(RemoteStoreOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var connection = new RemoteConnection(options);
        try
        {
            bool empty = connection.Graphs.List(cancellation).Count == 0;
            return new SparqlProtocolStore(options, connection, new Outbox(empty ? 0 : Now(options)));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public async ValueTask<QueryAnswer> QueryAsync(string query, QueryOptions? options = null, CancellationToken cancellation = default)
    {
        QueryOptions given = options ?? QueryOptions.Default;
        AlgebraQuery parsed = SparqlParser.ParseQuery(query, given.Base);
        RemoteQueryCheck.Check(parsed, given.Dataset, given.IsVisible);
        string text = given.Base is null ? query : $"BASE {new Iri(given.Base)}\n{query}";
        long sequence = Sequence;
        return await Task.Run(() => _connection.Query(parsed.Form, text, given.Dataset ?? parsed.Dataset, given, cancellation, sequence), cancellation).ConfigureAwait(false);
    }

    public async ValueTask<WriteReceipt> UpdateAsync(string update, UpdateOptions? options = null, CancellationToken cancellation = default)
    {
        UpdateOptions given = options ?? UpdateOptions.Default;
        UpdateRequest request = SparqlParser.ParseUpdate(update, given.Base);
        return await InTurnAsync(run => run.Execute(request), given, cancellation).ConfigureAwait(false);
    }

    public async ValueTask<bool> GetGraphAsync(Iri? graph, IQuadSink sink, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sink);
        return await Task.Run(
            () =>
            {
                if (graph is not null && !_connection.Exists(graph, cancellation))
                {
                    return false;
                }

                _connection.Read(graph, sink, cancellation);
                return true;
            },
            cancellation).ConfigureAwait(false);
    }

    public ValueTask<WriteReceipt> PutGraphAsync(Iri? graph, Stream document, RdfFormat format, RdfReadOptions? options = null, CancellationToken cancellation = default) =>
        WriteDocumentAsync(graph, document, format, options, replace: true, cancellation);

    public ValueTask<WriteReceipt> PostGraphAsync(Iri? graph, Stream document, RdfFormat format, RdfReadOptions? options = null, CancellationToken cancellation = default) =>
        WriteDocumentAsync(graph, document, format, options, replace: false, cancellation);

    public async ValueTask<WriteReceipt> DeleteGraphAsync(Iri? graph, CancellationToken cancellation = default) =>
        await InTurnAsync(run => run.Apply(run.Emptied(graph)), UpdateOptions.Default, cancellation).ConfigureAwait(false);

    public async ValueTask<WriteReceipt> LoadAsync(IReadOnlyList<LoadSource> sources, IProgress<long>? quads = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Load(sources, quads, cancellation), cancellation).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public IEnumerable<ChangeSet> ReadAfter(long sequence, CancellationToken cancellation = default) => _outbox.ReadAfter(sequence, cancellation);

    public Task WaitPastAsync(long sequence, CancellationToken cancellation = default) => _outbox.WaitPastAsync(sequence, cancellation);

    public void Acknowledge(string consumer, long sequence) => _outbox.Acknowledge(consumer, sequence);

    public ValueTask DisposeAsync()
    {
        _connection.Dispose();
        _turn.Dispose();
        return ValueTask.CompletedTask;
    }

    // Numbers go on from one start to the next, so that what was cached under one is not taken for current.
    private static long Now(RemoteStoreOptions options) => options.Time.GetUtcNow().ToUnixTimeMilliseconds();

    private async Task<WriteReceipt> InTurnAsync(Action<RemoteUpdate> work, UpdateOptions options, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await Task.Run(
                () =>
                {
                    var run = new RemoteUpdate(_connection, options, cancellation);
                    work(run);
                    List<Quad> added = [.. run.Done.SelectMany(c => c.Added)];
                    List<Quad> removed = [.. run.Done.SelectMany(c => c.Removed)];
                    long sequence = added.Count + removed.Count == 0 ? Sequence : _outbox.Append(Now(_options), n => new ChangeSet(n, added, removed));
                    return new WriteReceipt(sequence, added.Count, removed.Count);
                },
                CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async ValueTask<WriteReceipt> WriteDocumentAsync(Iri? graph, Stream document, RdfFormat format, RdfReadOptions? options, bool replace, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(format);
        var content = new Dataset();
        format.Read(document, content, options, cancellation);
        bool created = false;
        WriteReceipt receipt = await InTurnAsync(
            run =>
            {
                RemoteChanges changes = _connection.NewChanges();
                foreach (Quad quad in content)
                {
                    changes.Add(graph is null ? quad : quad with { Graph = graph });
                }

                created = graph is not null && !_connection.Exists(graph, cancellation);
                try
                {
                    if (replace)
                    {
                        run.Apply(run.Emptied(graph));
                    }

                    run.Apply(changes);
                }
                catch
                {
                    run.TakeBack();
                    throw;
                }
            },
            UpdateOptions.Default,
            cancellation).ConfigureAwait(false);
        return receipt with { GraphCreated = created && receipt.Added > 0 };
    }

    /// <summary>Reads every document once to its end before the first triple is sent, so that only the outside store can still fail.</summary>
    private WriteReceipt Load(IReadOnlyList<LoadSource> sources, IProgress<long>? quads, CancellationToken cancellation)
    {
        var check = new RemoteLoad(null, null);
        check.Read(sources, cancellation);
        var load = new RemoteLoad(changes => _connection.Send(changes, cancellation), quads);
        try
        {
            load.Read(sources, cancellation);
        }
        finally
        {
            if (load.Sent > 0)
            {
                _outbox.Append(Now(_options), n => new ChangeSet(n, [], [], Bulk: true));
            }
        }

        return new WriteReceipt(Sequence, load.Sent, 0);
    }
}
