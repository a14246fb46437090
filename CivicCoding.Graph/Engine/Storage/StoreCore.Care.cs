using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>What keeps a store over the years: clean-up of the dictionary, erasing, backup and repair.</summary>
internal sealed partial class StoreCore
{
    private const int SweepTries = 4;

    /// <summary>So many new terms at least since the last clean-up make it worth to look for unused ones.</summary>
    private const ulong SweepTerms = 50_000;

    private const int SegmentTries = 300;

    /// <summary>False while every term that came is certain to be used: since the last clean-up nothing was deleted and no write failed. What was before the store was opened is not known.</summary>
    private volatile bool _mayHoldUnused = true;

    /// <summary>Removes a thing from the data and from all files of the store.</summary>
    public async Task<EraseReceipt> EraseAsync(Iri thing, CancellationToken cancellation)
    {
        (EraseScope scope, WriteReceipt receipt) = await WriteAsync(transaction => EraseScope.Remove(transaction, thing, cancellation), cancellation).ConfigureAwait(false);
        if (_disk is null)
        {
            return new EraseReceipt(thing.Value, receipt.Sequence, receipt.Removed, 0, 0, [], []);
        }

        TermUse? use = null;
        List<string> pending = [];
        await InUpkeepAsync(
            async disk =>
            {
                HashSet<string> before = [.. disk.Files.Names("*.quads"), .. disk.Files.Names("*.terms")];
                await FlushAsync(disk, behind: false, cancellation).ConfigureAwait(false);
                await CompactAsync(disk, all: true, behind: false, cancellation).ConfigureAwait(false);
                await InTurnAsync(disk.Catalogue.Purge).ConfigureAwait(false);
                use = await SweepAsync(disk, force: true, cancellation).ConfigureAwait(false);
                before.ExceptWith(disk.Catalogue.Files().Select(f => f.Name));
                pending = await GoneAsync(disk, before, cancellation).ConfigureAwait(false);
            },
            cancellation).ConfigureAwait(false);
        long shared = use is null ? 0 : scope.Values.Count(use.IsUsed);
        return new EraseReceipt(thing.Value, receipt.Sequence, receipt.Removed, scope.Values.Count - shared, shared, _disk.Catalogue.Backups(), pending);
    }

    /// <summary>Copies the store as of now, while it is read and written.</summary>
    public async Task<BackupReceipt> BackupAsync(string folder, IReadOnlyList<string> beside, TimeProvider time, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        StoreDisk disk = _disk ?? throw new NotSupportedException("A store in memory has no files to back up.");
        StoreBackup.CheckTarget(disk.Files.Folder, folder);
        StoreBackup? backup = null;
        try
        {
            // Within one turn the catalogue and its files belong together; opened files stay readable when they are replaced meanwhile.
            await InTurnAsync(() => backup = StoreBackup.Begin(Open(), disk, beside)).ConfigureAwait(false);
            IStorageFiles target = _options.Files?.Invoke(folder) ?? DiskFiles.Open(folder);
            BackupReceipt receipt = await Task.Run(() => backup!.Write(target, time.GetUtcNow(), progress, cancellation), cancellation).ConfigureAwait(false);
            disk.Catalogue.Remember(new KnownBackup(target.Folder, receipt.Sequence, receipt.Created));
            return receipt;
        }
        finally
        {
            backup?.Dispose();
        }
    }

    /// <summary>Looks for segment files that are damaged and makes them anew from an undamaged file of the same run.</summary>
    /// <returns>What was done, a sentence each.</returns>
    public async Task<IReadOnlyList<string>> RepairAsync(CancellationToken cancellation)
    {
        List<string> done = [];
        await InUpkeepAsync(
            async disk =>
            {
                using Snapshot snapshot = Open();
                foreach (QuadRun run in snapshot.Runs.Where(r => !r.InMemory))
                {
                    await RepairAsync(disk, run, done, cancellation).ConfigureAwait(false);
                }
            },
            cancellation).ConfigureAwait(false);
        return done;
    }

    /// <summary>Reads and compares everything; a damaged segment file is made anew, and all is read again.</summary>
    public async Task<VerifyReport> VerifyAsync(bool repair, CancellationToken cancellation)
    {
        IReadOnlyList<string> before = _disk?.Repaired ?? [];
        try
        {
            return (await VerifyAsync(cancellation).ConfigureAwait(false)) with { Repaired = before };
        }
        catch (StorageFormatException) when (repair && _disk is not null)
        {
            IReadOnlyList<string> done = await RepairAsync(cancellation).ConfigureAwait(false);
            if (done.Count == 0)
            {
                throw;
            }

            return (await VerifyAsync(cancellation).ConfigureAwait(false)) with { Repaired = [.. before, .. done] };
        }
    }

    private async Task RepairAsync(StoreDisk disk, QuadRun run, List<string> done, CancellationToken cancellation)
    {
        List<StoredFile> files = disk.Catalogue.Files().Where(f => run.Files.Contains(f.Name)).OrderBy(f => f.Order).ToList();
        if (SegmentRepair.Rebuild(disk.Files, files, cancellation) is not { } repaired)
        {
            return;
        }

        disk.Files.SyncFolder();
        QuadRun renewed = disk.OpenRun([.. repaired.Files]);
        await InTurnAsync(() =>
        {
            List<string> replaced = files.Select(f => f.Name).Except(repaired.Files.Select(f => f.Name)).ToList();
            disk.Catalogue.Replace(repaired.Files.Except(files).ToList(), replaced);
            run.Obsolete = () => disk.Remove(replaced);
            Swap([run], renewed);
        }).ConfigureAwait(false);
        done.AddRange(repaired.Messages);
    }

    private ulong StoredEnd => _dictionary.Stored.Count == 0 ? 1 : _dictionary.Stored[^1].End;

    /// <summary>Looks for unused terms where many have come since the last time and something was taken away.</summary>
    private async Task SweepAsync(StoreDisk disk, CancellationToken cancellation)
    {
        ulong swept = disk.Catalogue.Swept;
        if (StoredEnd - Math.Min(swept, StoredEnd) > Math.Max(SweepTerms, swept / 4))
        {
            bool lost = false;
            await InTurnAsync(() => (lost, _mayHoldUnused) = (_mayHoldUnused, false)).ConfigureAwait(false);
            if (!lost)
            {
                disk.Catalogue.SetSwept(StoredEnd);
                return;
            }

            try
            {
                await SweepAsync(disk, force: false, cancellation).ConfigureAwait(false);
            }
            catch
            {
                _mayHoldUnused = true;
                throw;
            }
        }
    }

    /// <summary>Takes terms that nothing uses out of the dictionary files. Writers go on; a commit that takes such a term up again meanwhile makes it begin anew, and the last try holds them up.</summary>
    private async Task<TermUse> SweepAsync(StoreDisk disk, bool force, CancellationToken cancellation)
    {
        for (int tries = 1; ; tries++)
        {
            TermUse? use = null;
            if (tries == SweepTries)
            {
                await InTurnAsync(() => use = Sweep(disk, force, turn: work => work(), cancellation)).ConfigureAwait(false);
                return use!;
            }

            use = await Task.Run(() => Sweep(disk, force, turn: work => InTurnAsync(work).GetAwaiter().GetResult(), cancellation), cancellation).ConfigureAwait(false);
            if (use is not null)
            {
                return use;
            }
        }
    }

    /// <summary>One try; null where a commit overtook it.</summary>
    private TermUse? Sweep(StoreDisk disk, bool force, Action<Action> turn, CancellationToken cancellation)
    {
        using Snapshot snapshot = Open();
        ulong end = StoredEnd;
        long seen = disk.Catalogue.Seen;
        TermUse use = TermUse.Of(snapshot, disk.Catalogue, seen, end, cancellation);
        if (use.Dead == 0 || (!force && use.Dead * 5 < use.Used))
        {
            disk.Catalogue.SetSwept(end);
            return use;
        }

        (TermStretch stretch, StoredFile file) = disk.WriteTerms(snapshot.TermView, end, use);
        bool kept = false;
        try
        {
            disk.Files.SyncFolder();
            turn(() =>
            {
                if (use.IsOvertaken(disk.Catalogue, snapshot.Sequence))
                {
                    return;
                }

                List<string> replaced = _dictionary.Stored.OfType<TermsFile>().Select(t => t.Name).ToList();
                disk.Register(new CatalogueChange([file], replaced, end, disk.Catalogue.BlankEnd) { Forgotten = seen });
                kept = true;
                disk.Catalogue.SetSwept(end);
                _dictionary.Replace([stretch]);
                disk.Remove(replaced);
                Publish(new Snapshot(_current.Sequence, [.. _current.Runs], _dictionary.View(), _current.KnownGraphs));
            });
        }
        finally
        {
            if (!kept)
            {
                disk.Remove([file.Name]);
            }
        }

        return kept ? use : null;
    }

    /// <summary>Waits until replaced files are gone with their last reader; gives those that are still there.</summary>
    private static async Task<List<string>> GoneAsync(StoreDisk disk, HashSet<string> replaced, CancellationToken cancellation)
    {
        for (int tries = 0; ; tries++)
        {
            List<string> left = replaced.Where(n => disk.Files.LengthOf(n) is not null).ToList();
            if (left.Count == 0 || tries == SegmentTries)
            {
                return left;
            }

            await Task.Delay(100, cancellation).ConfigureAwait(false);
        }
    }
}
