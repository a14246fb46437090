using CivicCoding.Api.Hosting;
using CivicCoding.Graph;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Text;

namespace CivicCoding.Api.Search;

/// <summary>Holds the text index while the server runs: opens it in the background at start, connects <c>text:match</c>, and tells the server's health.</summary>
internal sealed class TextService(GraphHost graph, Readiness readiness, Warmth warmth, ILogger<TextService> log) : BackgroundService
{
    private const string Part = "text";
    private TextIndex? _index;
    private TextSearch? _search;
    private volatile bool _failed;

    /// <summary>The search.</summary>
    /// <exception cref="QueryBudgetExceededException">The index is still being opened.</exception>
    public TextSearch Search => _search ?? throw new QueryBudgetExceededException("The text index is not ready yet. Try again in a moment.", QueryBudgetKind.Time);

    /// <summary>Up to which commit the search has come; null while the index is being opened.</summary>
    public long? Sequence => _search is null ? null : _index?.Sequence;

    /// <summary>Takes what was deleted up to a commit out of the index's files; waits for an index that is being opened.</summary>
    /// <exception cref="IOException">The index cannot be opened and may still hold it.</exception>
    public async Task PurgeAsync(long sequence, CancellationToken cancellation)
    {
        while (_index is null && !_failed && graph.Changes is not null)
        {
            await Task.Delay(100, cancellation);
        }

        if (_failed)
        {
            throw new IOException("The text index cannot be opened and may still hold what was erased. Stop the server, delete the folder text in the store, and start it again.");
        }

        if (_index is not null)
        {
            await _index.PurgeAsync(sequence, cancellation);
        }
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        readiness.Report(Part, ready: false);
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_index is not null)
        {
            await _index.DisposeAsync();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (graph.Changes is not { } changes)
        {
            readiness.Report(Part, ready: true, note: "This store tells no changes; there is no text index.");
            return;
        }

        try
        {
            await warmth.BeginAsync(stoppingToken);
            var options = new TextIndexOptions { Folder = Path.Combine(graph.Folder, "text"), Notice = message => log.LogWarning("{Message}", message) };
            TextIndex index = await TextIndex.OpenAsync(graph.Store, changes, options, stoppingToken);
            _index = index;
            _search = new TextSearch(index);
            if (graph.Store is RdfStore embedded)
            {
                var match = new TextMatch();
                match.Attach(index);
                embedded.Register(match);
            }

            readiness.Report(Part, ready: true, index.Sequence);
            _search.Ready();
            while (!stoppingToken.IsCancellationRequested)
            {
                readiness.Report(Part, ready: true, index.Sequence, index.Failure?.Message);
                await Task.Delay(TimeSpan.FromMilliseconds(500), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _failed = true;
            log.LogError(e, "The text index cannot be opened; search answers 503.");
            readiness.Report(Part, ready: true, note: "The text index cannot be opened: " + e.Message);
        }
    }
}
