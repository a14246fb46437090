using System.Globalization;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest.Runs;

/// <summary>One run of a harvest: reads the source page by page to the disk, compares it with what the store has, and brings all changes in at once. Whatever fails before leaves the store as it was.</summary>
public sealed class HarvestRunner(HarvestTools tools)
{
    private static readonly TimeSpan MostWait = TimeSpan.FromMinutes(2);

    /// <summary>Takes the turn of a source and begins a run. A run of it that was killed is taken up where it was until its deadline; later it is marked failed and a new one begins.</summary>
    /// <exception cref="HarvestBusyException">A run of the source goes on.</exception>
    public HarvestTurn Begin(HarvestRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        IHarvester harvester = HarvesterRegistry.FromKind(request.Kind) ?? throw new ArgumentException($"There is no harvester '{request.Kind}'.", nameof(request));
        IDisposable turn = tools.Folder.Enter(request) ?? throw new HarvestBusyException(request);
        try
        {
            return new HarvestTurn(turn, harvester, TakeUp(request) ?? tools.Folder.Begin(request, harvester.FirstPage(request), tools.Time.GetUtcNow()));
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    /// <summary>Begins and runs the harvest of a source.</summary>
    /// <exception cref="HarvestBusyException">A run of the source goes on.</exception>
    public async Task<HarvestStatus> RunAsync(HarvestRequest request, CancellationToken cancellation = default)
    {
        using HarvestTurn turn = Begin(request);
        return await RunAsync(turn, cancellation).ConfigureAwait(false);
    }

    /// <summary>Runs a harvest that has begun.</summary>
    /// <param name="turn">The turn; the caller disposes it.</param>
    /// <param name="cancellation">Ends the work; the run can be taken up again until its deadline.</param>
    /// <returns>The run, done or failed with a message.</returns>
    public async Task<HarvestStatus> RunAsync(HarvestTurn turn, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(turn);
        IHarvester harvester = turn.Harvester;
        HarvestStatus status = turn.Status;
        using var deadline = new CancellationTokenSource(Positive(status.Deadline - tools.Time.GetUtcNow()), tools.Time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        using HarvestLogWriter log = tools.Folder.OpenLog(status.Id, tools.Limits.Problems);
        try
        {
            status = await Task.Run(() => WorkAsync(harvester, status, log, ending.Token), ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            status = Fail(Latest(status), string.Create(CultureInfo.InvariantCulture, $"It was not done by its deadline, {status.Deadline:u}. Nothing was written. Give it more time, or harvest a part."));
        }
        catch (Exception error) when (error is HarvestException or HarvestFetchException)
        {
            status = Fail(Latest(status), error.Message);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Fail(Latest(status), error.Message);
            throw;
        }

        log.Flush();
        tools.Folder.Tidy(status, tools.Limits.KeptRuns);
        return status;
    }

    /// <summary>The run that a killed process left of this very request, or null; others that were left are marked failed.</summary>
    private HarvestStatus? TakeUp(HarvestRequest request)
    {
        HarvestStatus? found = null;
        foreach (HarvestStatus left in tools.Folder.All().Where(r => r.State == HarvestState.Running && r.Request.Key == request.Key))
        {
            if (found is null && left.Request == request && left.Deadline > tools.Time.GetUtcNow())
            {
                found = left with { Resumed = left.Resumed + 1 };
                tools.Folder.Save(found);
            }
            else
            {
                HarvestStatus failed = Fail(left, "Its process ended before it was done. Nothing was written.");
                tools.Folder.Tidy(failed, tools.Limits.KeptRuns);
            }
        }

        return found;
    }

    private async Task<HarvestStatus> WorkAsync(IHarvester harvester, HarvestStatus status, HarvestLogWriter log, CancellationToken cancellation)
    {
        HarvestRequest request = status.Request;
        string folder = tools.Folder.FolderOf(status.Id);
        var staging = new HarvestStaging(Path.Combine(folder, "pages"), request.Graph.Value, tools.Limits);
        staging.Restore(status.Pages, cancellation);
        void Report(HarvestLine line)
        {
            log.Write(line);
            tools.Report?.Invoke(line);
        }

        HashSet<string> asked = new(StringComparer.Ordinal);
        while (status.Next is { } address)
        {
            if (!asked.Add(address) || status.Pages == tools.Limits.Pages)
            {
                throw new HarvestException(address, 0, "the pages of this catalogue lead in a circle or never end.");
            }

            (HarvestPage page, int withheld) = await ReadPageAsync(harvester, status, staging, address, Report, cancellation).ConfigureAwait(false);
            log.Flush();
            status = status with { Next = page.Next, Total = page.Total ?? status.Total, Withheld = status.Withheld + withheld, Pages = status.Pages + 1, Records = staging.Index.Records.Count, Problems = log.Problems };
            tools.Folder.Save(status);
            tools.Progress?.Report(status);
        }

        var difference = new HarvestDifference(tools.Store, request, staging, folder);
        HarvestChanges changes = await difference.ComputeAsync(Report, cancellation).ConfigureAwait(false);
        CheckWhole(status, staging, changes);
        if (tools.Apply is { } apply)
        {
            await apply(request, changes, cancellation).ConfigureAwait(false);
        }

        status = status with { State = HarvestState.Done, Counts = changes.Counts, Ended = tools.Time.GetUtcNow(), Problems = log.Problems };
        tools.Folder.Save(status);
        return status;
    }

    private async Task<(HarvestPage Page, int Withheld)> ReadPageAsync(IHarvester harvester, HarvestStatus status, HarvestStaging staging, string address, Action<HarvestLine> report, CancellationToken cancellation)
    {
        HarvestDocument document = await FetchAsync(harvester, status, address, cancellation).ConfigureAwait(false);
        return staging.Stage(
            status.Pages + 1,
            document.Name,
            sink =>
            {
                Dataset? all = tools.Filter is null ? null : [];
                var reading = new HarvestReading { Request = status.Request, Sink = all ?? sink, Report = report, Contexts = tools.Contexts, Limits = tools.Limits };
                HarvestPage page = harvester.Read(document, reading, cancellation);
                return (page, all is null ? 0 : Filter(all, status.Request.Graph, sink));
            },
            cancellation);
    }

    /// <summary>Gives on what may be written of a page.</summary>
    /// <returns>How many records of the page are not among it.</returns>
    private int Filter(Dataset page, Iri graph, IQuadSink sink)
    {
        TermScratch[] scratches = [new(), new(), new()];
        HashSet<Term> taken = [];
        foreach (Quad quad in tools.Filter!([.. page.Select(q => q with { Graph = graph })]))
        {
            sink.Quad(scratches[0].Encode(quad.Subject), scratches[1].Encode(quad.Predicate), scratches[2].Encode(quad.Object), TermSpan.None);
            if (RecordIndex.IsRecord(quad))
            {
                taken.Add(quad.Subject);
            }
        }

        return page.Where(RecordIndex.IsRecord).Select(q => q.Subject).Distinct().Count() - taken.Count;
    }

    /// <summary>Asks again where the server or the way to it fails for the moment.</summary>
    private async Task<HarvestDocument> FetchAsync(IHarvester harvester, HarvestStatus status, string address, CancellationToken cancellation)
    {
        string file = Path.Combine(tools.Folder.FolderOf(status.Id), "page.fetched");
        TimeSpan wait = tools.Limits.RetryWait;
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return tools.Fetcher.Fetch(address, harvester.Accept, file, cancellation);
            }
            catch (HarvestFetchException error) when (error.MayRecover && attempt < tools.Limits.Retries && (error.Wait ?? wait) <= MostWait)
            {
                await Task.Delay(Positive(error.Wait ?? wait), tools.Time, cancellation).ConfigureAwait(false);
                wait *= 2;
            }
        }
    }

    /// <summary>A source that delivers less than it says, or nothing any more, is not believed.</summary>
    private static void CheckWhole(HarvestStatus status, HarvestStaging staging, HarvestChanges changes)
    {
        HarvestRequest request = status.Request;
        int records = staging.Index.Records.Count;
        if (!request.Lenient && request.ModifiedSince is null && status.Total > records + status.Withheld)
        {
            throw new HarvestException(request.Source, 0, string.Create(CultureInfo.InvariantCulture, $"says that it has {status.Total} records, but its {status.Pages} pages hold {records}. It may have changed on the way: run the harvest again, or with --lenient to take what there is. Nothing was written."));
        }

        if (records + status.Withheld == 0 && request.ModifiedSince is null && !request.AllowEmpty)
        {
            throw new HarvestException(request.Source, 0, changes.Counts.Removed > 0
                ? string.Create(CultureInfo.InvariantCulture, $"holds no record any more; the store has {changes.Counts.Removed} of it. Nothing was written. If that is right, run it with --allow-empty.")
                : "holds no dataset, data service or software that can be taken. Nothing was written. Check that the address leads to a catalogue.");
        }
    }

    private HarvestStatus Latest(HarvestStatus status) => tools.Folder.Find(status.Id) ?? status;

    private HarvestStatus Fail(HarvestStatus status, string message)
    {
        HarvestStatus failed = status with { State = HarvestState.Failed, Message = message, Ended = tools.Time.GetUtcNow() };
        tools.Folder.Save(failed);
        return failed;
    }

    private static TimeSpan Positive(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;
}
