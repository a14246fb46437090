using System.Collections.Concurrent;
using CivicCoding.Api.Entries;
using CivicCoding.Api.Federation;
using CivicCoding.Api.Hosting;
using CivicCoding.Graph;
using CivicCoding.Graph.Harvest;
using CivicCoding.Graph.Harvest.Runs;

namespace CivicCoding.Api.Harvesting;

/// <summary>The harvests that the server runs in the background: a few at once, each with a deadline. What a stopped server left is taken up again when it starts.</summary>
internal sealed class Harvests(ServeSettings settings, GraphHost graph, KindForms forms, Warmth warmth, TimeProvider time, ILogger<Harvests> log) : IHostedService, IDisposable
{
    private const int AtOnce = 2;

    private readonly AllowedHosts _hosts = new(settings.AllowedHosts);
    private readonly OutsideClient _outside = new(new AllowedHosts(settings.AllowedHosts), OutsideFetcher.Limits);
    private readonly SemaphoreSlim _room = new(AtOnce);
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task> _tasks = new(StringComparer.Ordinal);

    public HarvestFolder Folder { get; } = new(settings.StoreFolder);

    /// <summary>The runs that go on in this process.</summary>
    public int Running => _running.Count;

    /// <summary>Why an address may not be fetched, or null where it may.</summary>
    public string? Refusal(string source)
    {
        try
        {
            _hosts.Check(new Uri(source));
            return null;
        }
        catch (OutsideException error)
        {
            return error.Message;
        }
    }

    /// <summary>Begins a run in the background.</summary>
    /// <exception cref="HarvestBusyException">A run of the source goes on.</exception>
    public HarvestStatus Start(HarvestRequest request)
    {
        var store = (RdfStore)graph.Store;
        var tools = new HarvestTools
        {
            Store = store,
            Folder = Folder,
            Fetcher = new OutsideFetcher(_outside),
            Apply = new HarvestStore(store, settings.Shapes.Count > 0).ApplyAsync,
            Contexts = StoredContexts.Of(store),
            Time = time,
        };
        HarvestTurn turn = new HarvestRunner(tools).Begin(request);
        var stop = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
        _running[turn.Status.Id] = stop;
        _tasks[turn.Status.Id] = Task.Run(() => RunAsync(tools, turn, stop), CancellationToken.None);
        return turn.Status;
    }

    /// <summary>Ends a run; its source stays as it was.</summary>
    /// <returns>False where it does not run here.</returns>
    public bool Stop(string id)
    {
        if (!_running.TryGetValue(id, out CancellationTokenSource? stop))
        {
            return false;
        }

        stop.Cancel();
        return true;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (graph.Store is RdfStore && Folder.All().Any(r => r.State == HarvestState.Running))
        {
            _tasks[""] = Task.Run(ResumeAsync, CancellationToken.None);
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _closing.CancelAsync();
        await Task.WhenAny(Task.WhenAll(_tasks.Values), Task.Delay(TimeSpan.FromSeconds(5), cancellationToken));
    }

    public void Dispose()
    {
        _outside.Dispose();
        _room.Dispose();
        _closing.Dispose();
    }

    /// <summary>Takes up what an earlier server left running, where it may still fetch it.</summary>
    private async Task ResumeAsync()
    {
        try
        {
            await warmth.BeginAsync(_closing.Token);
            foreach (HarvestStatus left in Folder.All().Where(r => r.State == HarvestState.Running && !_running.ContainsKey(r.Id)))
            {
                if (left.Deadline <= time.GetUtcNow())
                {
                    Folder.Save(left with { State = HarvestState.Failed, Ended = time.GetUtcNow(), Message = "Its process ended before it was done. Nothing was written." });
                }
                else if (left.Request.IsAddress && Refusal(left.Request.Source) is null)
                {
                    Start(left.Request);
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or HarvestBusyException or IOException)
        {
            if (error is not OperationCanceledException)
            {
                log.LogWarning("A harvest was not taken up again: {Reason}", error.Message);
            }
        }
    }

    private async Task RunAsync(HarvestTools tools, HarvestTurn turn, CancellationTokenSource stop)
    {
        HarvestStatus status = turn.Status;
        try
        {
            await _room.WaitAsync(stop.Token);
            try
            {
                KeptEdits kept = await KeptEdits.LoadAsync(tools.Store, forms, stop.Token);
                status = await new HarvestRunner(tools with { Filter = kept.IsEmpty ? null : kept.Filter }).RunAsync(turn, stop.Token);
                log.LogInformation("Harvest {Id}: {State}. {Message}", status.Id, status.State, status.Message ?? status.Counts?.ToString());
            }
            finally
            {
                _room.Release();
            }
        }
        catch (OperationCanceledException) when (!_closing.IsCancellationRequested)
        {
            Folder.Save((Folder.Find(status.Id) ?? status) with { State = HarvestState.Failed, Ended = time.GetUtcNow(), Message = "It was stopped. Nothing was written." });
        }
        catch (OperationCanceledException)
        {
            // The server closes; the next one takes the run up.
        }
        catch (Exception error)
        {
            Folder.Save((Folder.Find(status.Id) ?? status) with { State = HarvestState.Failed, Ended = time.GetUtcNow(), Message = error.Message });
            log.LogError(error, "Harvest {Id} failed.", status.Id);
        }
        finally
        {
            turn.Dispose();
            _running.TryRemove(status.Id, out _);
            _tasks.TryRemove(status.Id, out _);
            stop.Dispose();
        }
    }
}
