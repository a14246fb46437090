using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>The store's work on its files: flush and compaction beside readers and writers, and bulk loads.</summary>
internal sealed partial class StoreCore
{
    private readonly SemaphoreSlim _upkeep = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();
    private StoreReadOnlyException? _failure;
    private Task _upkeepTask = Task.CompletedTask;
    private const long FlushLogBytes = 64L << 20;

    /// <summary>With so many times the quads of a flush in memory, the flush goes before other work; with so many more, writers wait for it.</summary>
    private const int HurryFactor = 3;
    private const int RoomFactor = 6;

    /// <summary>How many files are written at once where somebody waits for them.</summary>
    private const int FileThreads = 2;

    private static readonly TimeSpan s_trimRest = TimeSpan.FromMilliseconds(5);

    private long _retryAtRows;
    private long _unflushedBytes;

    private long MemoryRows => _current.Runs.Where(r => r.InMemory).Sum(r => r.Rows);

    /// <summary>Writes everything in memory to files, and merges files where there are many small ones.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        await InUpkeepAsync(
            async disk =>
            {
                await FlushAsync(disk, behind: false, cancellation).ConfigureAwait(false);
                await CompactAsync(disk, all: false, behind: false, cancellation).ConfigureAwait(false);
            },
            cancellation).ConfigureAwait(false);
    }

    /// <summary>Flushes, and merges all segments into one: deletes disappear from the disk.</summary>
    public async Task CompactAsync(CancellationToken cancellation)
    {
        await InUpkeepAsync(
            async disk =>
            {
                await FlushAsync(disk, behind: false, cancellation).ConfigureAwait(false);
                await CompactAsync(disk, all: true, behind: false, cancellation).ConfigureAwait(false);
                await SweepAsync(disk, force: true, cancellation).ConfigureAwait(false);
            },
            cancellation).ConfigureAwait(false);
    }

    /// <summary>Reads and compares everything as of now.</summary>
    public Task<VerifyReport> VerifyAsync(CancellationToken cancellation) => Task.Run(
        () =>
        {
            using Snapshot snapshot = Open();
            return StoreVerifier.Verify(snapshot, _disk, cancellation);
        },
        cancellation);

    /// <summary>Loads in bulk: all of it is in the store when the task completes, or none of it.</summary>
    public async Task<WriteReceipt> LoadAsync(Action<LoadSink> read, IProgress<long>? progress, CancellationToken cancellation)
    {
        await _upkeep.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await _turn.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                ThrowIfNoWrites();
                return await Task.Run(() => Load(read, progress, cancellation), CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                Stop(error);
                throw;
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            _upkeep.Release();
            StartUpkeep();
        }
    }

    private WriteReceipt Load(Action<LoadSink> read, IProgress<long>? progress, CancellationToken cancellation)
    {
        ulong termsBefore = _dictionary.End;
        List<QuadRun> runs = [];
        try
        {
            using var sink = new LoadSink(_dictionary, _options.LoadChunkQuads, progress);
            read(sink);
            runs = sink.Complete();
            return runs.Sum(r => r.Rows) <= _options.FlushQuads || _disk is null
                ? CommitSmall(runs)
                : CommitFiles(_disk, runs, cancellation);
        }
        catch
        {
            _mayHoldUnused = true;
            if (_current.TermView.End <= termsBefore)
            {
                _dictionary.CutBack(termsBefore);
            }

            throw;
        }
        finally
        {
            runs.ForEach(r => r.Release());
        }
    }

    private WriteReceipt CommitSmall(List<QuadRun> runs)
    {
        if (runs.Count == 0)
        {
            return new WriteReceipt(_current.Sequence, 0, 0);
        }

        QuadRun run = _builder.Merge(runs, _current.Runs);
        try
        {
            if (run.Rows == 0)
            {
                return new WriteReceipt(_current.Sequence, 0, 0);
            }

            long sequence = _current.Sequence + 1;
            TermView terms = _dictionary.View();
            bool bulk = run.Rows > _options.FlushQuads;
            _log.Append([new LogEntry(sequence, CommitRecord.Encode(bulk ? null : run, terms, _loggedTerms))]);
            _loggedTerms = terms.End;
            Publish(new Snapshot(sequence, [.. _current.Runs, run], terms));
            return new WriteReceipt(sequence, run.Added, 0);
        }
        finally
        {
            run.Release();
            if (MergeFrom() is { } from)
            {
                MergeTiers(from);
            }
        }
    }

    private WriteReceipt CommitFiles(StoreDisk disk, List<QuadRun> runs, CancellationToken cancellation)
    {
        long sequence = _current.Sequence + 1;
        TermView terms = _dictionary.View();
        IReadOnlyList<TermStretch> before = _dictionary.Stored;
        Task<(List<TermStretch> Stored, StoredFile? File, List<string> Replaced)> writing = Task.Run(() => disk.WriteTerms(terms, before, terms.End), CancellationToken.None);
        QuadRun? run = null;
        bool kept = false;
        try
        {
            (run, StoredFile[] files) = disk.WriteRun(runs, _current.Runs, sequence, sequence, FileThreads, cancellation);
            (List<TermStretch> stored, StoredFile? file, List<string> replaced) = writing.GetAwaiter().GetResult();
            if (run.Rows == 0)
            {
                return new WriteReceipt(_current.Sequence, 0, 0);
            }

            disk.Files.SyncFolder();
            disk.Register(new CatalogueChange(file is null ? files : [.. files, file], replaced, terms.End, terms.BlankEnd)
            {
                Entry = new LogEntry(sequence, CommitRecord.Encode(null, terms, terms.End)),
            });
            kept = true;
            _dictionary.Replace(stored);
            _loggedTerms = _dictionary.End;
            disk.Remove(replaced);
            Publish(new Snapshot(sequence, [.. _current.Runs.Where(r => !r.InMemory), run, .. _current.Runs.Where(r => r.InMemory)], _dictionary.View()));
            return new WriteReceipt(sequence, run.Added, 0);
        }
        finally
        {
            if (kept)
            {
                run!.Release();
            }
            else
            {
                Discard(disk, run);
                Discard(disk, writing);
            }
        }
    }

    /// <summary>Removes a dictionary file that did not become part of the store, once it is written or has failed.</summary>
    private void Discard(StoreDisk disk, Task<(List<TermStretch> Stored, StoredFile? File, List<string> Replaced)> writing)
    {
        Task.WaitAny(writing);
        if (writing.Exception?.InnerException is { } error)
        {
            Stop(error);
        }
        else if (writing.IsCompletedSuccessfully && writing.Result.File is { } file)
        {
            disk.Remove([file.Name]);
        }
    }

    /// <summary>Ends writing for good where the disk did not keep what it was given: what a second try reports proves nothing.</summary>
    private void Stop(Exception error)
    {
        switch (error)
        {
            case StoreReadOnlyException known:
                _failure ??= known;
                break;
            case StorageSyncException:
                _failure ??= new StoreReadOnlyException(error.Message, error);
                break;
        }
    }

    private async Task InUpkeepAsync(Func<StoreDisk, Task> work, CancellationToken cancellation)
    {
        if (_disk is null)
        {
            return;
        }

        await _upkeep.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await work(_disk).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            Stop(error);
            throw;
        }
        finally
        {
            _upkeep.Release();
        }
    }

    /// <summary>Makes a writer wait where it is far ahead of the flush.</summary>
    private async Task RoomAsync(CancellationToken cancellation)
    {
        if (_disk is not null && !Volatile.Read(ref _upkeepTask).IsCompleted && MemoryRows > RoomFactor * (long)_options.FlushQuads && _retryAtRows == 0)
        {
            await Volatile.Read(ref _upkeepTask).WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    private void StartUpkeep()
    {
        // The log may grow while the quads in memory do not: where the same quads come and go.
        bool due = MemoryRows >= Math.Max(_options.FlushQuads, _retryAtRows) || (_unflushedBytes > FlushLogBytes && _retryAtRows == 0);
        if (due && _disk is not null && !_closed && _failure is null && _upkeepTask.IsCompleted)
        {
            Volatile.Write(ref _upkeepTask, Task.Run(UpkeepAsync));
        }
    }

    private async Task UpkeepAsync()
    {
        try
        {
            await _upkeep.WaitAsync(_stopping.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        try
        {
            await FlushAsync(_disk!, behind: true, _stopping.Token).ConfigureAwait(false);
            await CompactAsync(_disk!, all: false, behind: true, _stopping.Token).ConfigureAwait(false);
            await SweepAsync(_disk!, _stopping.Token).ConfigureAwait(false);
            _retryAtRows = 0;
        }
        catch (Exception error) when (error is StoreReadOnlyException or StorageSyncException)
        {
            Stop(error);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or UnauthorizedAccessException)
        {
            // The log still holds everything; a full disk is tried again when as much again has come in.
            _retryAtRows = MemoryRows + _options.FlushQuads;
        }
        finally
        {
            _upkeep.Release();
        }
    }

    /// <summary>Writes files: what nobody waits for on one thread behind commits and queries, but not where writers are so far ahead that they would have to wait for it.</summary>
    private async Task<T> WorkAsync<T>(bool behind, Func<int, T> work) =>
        behind && MemoryRows < HurryFactor * (long)_options.FlushQuads ? await BackgroundThread.RunAsync(() => work(1)).ConfigureAwait(false) : work(FileThreads);

    private async Task FlushAsync(StoreDisk disk, bool behind, CancellationToken cancellation)
    {
        Snapshot? snapshot = null;
        await InTurnAsync(() =>
        {
            snapshot = Open();
            foreach (QuadRun run in StoreMaintenance.ToFlush(snapshot))
            {
                run.Pinned = true;
            }
        }).ConfigureAwait(false);
        using Snapshot pinned = snapshot!;
        List<QuadRun> runs = StoreMaintenance.ToFlush(pinned);
        try
        {
            if (pinned.Sequence > disk.Catalogue.Flushed)
            {
                await FlushAsync(disk, pinned, runs, behind, cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            runs.ForEach(r => r.Pinned = false);
        }
    }

    private async Task FlushAsync(StoreDisk disk, Snapshot pinned, List<QuadRun> runs, bool behind, CancellationToken cancellation)
    {
        TermView terms = pinned.TermView;
        QuadRun? run = null;
        StoredFile[] files = [];
        if (runs.Count > 0)
        {
            (run, files) = await WorkAsync(behind, threads => disk.WriteRun(runs, [], runs.Min(r => r.SequenceFrom), pinned.Sequence, threads, cancellation)).ConfigureAwait(false);
        }

        try
        {
            if (run is { Rows: 0 })
            {
                Discard(disk, run);
                (run, files) = (null, []);
            }

            (List<TermStretch> stored, StoredFile? file, List<string> replaced) = await WorkAsync(behind, _ => disk.WriteTerms(terms, _dictionary.Stored, terms.End)).ConfigureAwait(false);
            disk.Files.SyncFolder();
            await InTurnAsync(() =>
            {
                disk.Register(new CatalogueChange(file is null ? files : [.. files, file], replaced, terms.End, terms.BlankEnd) { Flushed = pinned.Sequence });
                _dictionary.Replace(stored);
                disk.Remove(replaced);
                Swap(runs, run);
                run = null;
                _unflushedBytes = 0;
            }).ConfigureAwait(false);
        }
        finally
        {
            Discard(disk, run);
        }

        for (long last = disk.Catalogue.Trimmable(); disk.Catalogue.Trim(last);)
        {
            // Commits go first: each part of the log that is dropped holds the catalogue.
            await Task.Delay(s_trimRest, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Lets a written run go that did not become part of the store.</summary>
    private static void Discard(StoreDisk disk, QuadRun? run)
    {
        if (run is not null)
        {
            run.Obsolete = () => disk.Remove(run.Files);
            run.Release();
        }
    }

    private async Task CompactAsync(StoreDisk disk, bool all, bool behind, CancellationToken cancellation)
    {
        while (true)
        {
            using Snapshot snapshot = Open();
            List<QuadRun> runs = StoreMaintenance.ToCompact(snapshot, all);
            if (runs.Count < 2)
            {
                return;
            }

            (QuadRun run, StoredFile[] files) = await WorkAsync(behind, threads => disk.WriteRun(runs, [], runs.Min(r => r.SequenceFrom), runs.Max(r => r.SequenceTo), threads, cancellation)).ConfigureAwait(false);
            try
            {
                disk.Files.SyncFolder();
                await InTurnAsync(() => Replace(disk, runs, run, files)).ConfigureAwait(false);
            }
            catch
            {
                Discard(disk, run);
                throw;
            }
        }
    }

    private void Replace(StoreDisk disk, List<QuadRun> runs, QuadRun run, StoredFile[] files)
    {
        List<string> replaced = runs.SelectMany(r => r.Files).ToList();
        disk.Register(new CatalogueChange(files, replaced, _dictionary.Stored.Count == 0 ? 1 : _dictionary.Stored[^1].End, disk.Catalogue.BlankEnd));
        foreach (QuadRun old in runs)
        {
            old.Obsolete = () => disk.Remove(old.Files);
        }

        Swap(runs, run);
    }

    /// <summary>Publishes the same data with one run in the place of several.</summary>
    private void Swap(List<QuadRun> old, QuadRun? run)
    {
        IEnumerable<QuadRun> kept = _current.Runs.Where(r => !old.Contains(r));
        QuadRun[] added = run is null ? [] : [run];
        Publish(new Snapshot(_current.Sequence, [.. kept.Where(r => !r.InMemory), .. added, .. kept.Where(r => r.InMemory)], _dictionary.View(), _current.KnownGraphs));
        run?.Release();
    }

    private async Task InTurnAsync(Action work)
    {
        await _turn.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            work();
        }
        finally
        {
            _turn.Release();
        }
    }
}
