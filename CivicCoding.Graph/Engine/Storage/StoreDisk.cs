using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>A store's folder: its lock, its catalogue and its files. Makes runs and dictionary stretches out of files and writes new ones.</summary>
internal sealed class StoreDisk : IDisposable
{
    /// <summary>A dictionary file is written anew with newer terms where it is smaller than so many times these. More would make fewer files, which each new term is looked for in, but write every term more often: about five times with 4.</summary>
    private const ulong RewriteFactor = 2;

    private readonly StoreLock _lock;
    private readonly CommitMark _mark;
    private long _lastRun;

    private StoreDisk(StoreLock held, IStorageFiles files, Catalogue catalogue)
    {
        _lock = held;
        Files = files;
        Catalogue = catalogue;
        _mark = new CommitMark(files, catalogue.Sequence);
    }

    public IStorageFiles Files { get; }

    /// <summary>True where the disk did not keep a write: whether the last transaction is there shows at the next open only.</summary>
    public bool Failed { get; set; }

    public Catalogue Catalogue { get; }

    /// <exception cref="StoreLockedException">Another process holds the folder.</exception>
    /// <exception cref="StorageFormatException">The files are damaged or of a newer format.</exception>
    public static StoreDisk Open(IStorageFiles files)
    {
        StoreLock held = StoreLock.Take(files.Folder);
        try
        {
            return Open(held, files);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private static StoreDisk Open(StoreLock held, IStorageFiles files)
    {
        Catalogue.RefuseNewer(Path.Combine(files.Folder, Catalogue.FileName));
        if (files.LengthOf(Catalogue.FileName) is null && (files.Names("*.quads").Count > 0 || files.LengthOf(CatalogueSeal.FileName) is not null))
        {
            throw new StorageFormatException($"{files.Folder} holds files of a store, but not its catalogue {Catalogue.FileName}. Restore the store from a backup.");
        }

        bool wasClosed = CatalogueSeal.Break(files);
        long logged = wasClosed ? 0 : CommitMark.Read(files);
        Catalogue catalogue = Catalogue.Open(files.Folder);
        try
        {
            if (!wasClosed)
            {
                catalogue.Check();
            }

            if (catalogue.Sequence < logged)
            {
                throw new StorageFormatException($"The log of {files.Folder} ends at commit {catalogue.Sequence}, but commit {logged} was in it: the write-ahead log of the catalogue is damaged. Restore the store from a backup.");
            }

            var disk = new StoreDisk(held, files, catalogue);
            catalogue.Logged = disk._mark.Set;
            disk.RemoveOrphans();
            return disk;
        }
        catch
        {
            catalogue.Dispose();
            throw;
        }
    }

    /// <summary>Maps all files of the store.</summary>
    public (List<QuadRun> Segments, List<TermStretch> Terms) Load(bool repair)
    {
        List<StoredFile> files = Catalogue.Files();
        var terms = new List<TermStretch>();
        foreach (StoredFile file in files.Where(f => f.Kind == FileKind.Terms))
        {
            CheckLength(file);
            TermsFile stretch = TermsFile.Open(Files, file.Name);
            if (stretch.First != (terms.Count == 0 ? 1 : terms[^1].End))
            {
                throw new StorageFormatException($"{file.Name} does not follow the dictionary file before it. Restore the store from a backup.");
            }

            terms.Add(stretch);
        }

        var segments = new List<QuadRun>();
        foreach (IGrouping<long, StoredFile> run in files.Where(f => f.Kind == FileKind.Quads).GroupBy(f => f.Run))
        {
            _lastRun = Math.Max(_lastRun, run.Key);
            StoredFile[] orders = [.. run.OrderBy(f => f.Order)];
            if (!orders.Select(f => f.Order).SequenceEqual(QuadRun.AllOrders.Take(orders.Length)) || orders.Length < QuadRun.Orders - 1)
            {
                throw new StorageFormatException($"The catalogue names {orders.Length} of {QuadRun.Orders} files of run {run.Key}. Restore the store from a backup.");
            }

            segments.Add(OpenRun(orders, repair));
        }

        segments.Sort((a, b) => b.Rows.CompareTo(a.Rows));
        return (segments, terms);
    }

    /// <summary>What was damaged when the store was opened and is whole again.</summary>
    public IReadOnlyList<string> Repaired { get; private set; } = [];

    /// <summary>Writes one run in all orders from other runs, <paramref name="threads"/> orders at a time, synced but not yet registered.</summary>
    public (QuadRun Run, StoredFile[] Files) WriteRun(IReadOnlyList<QuadRun> runs, IReadOnlyList<QuadRun> except, long sequenceFrom, long sequenceTo, int threads, CancellationToken cancellation)
    {
        long number = ++_lastRun;
        var written = new ConcurrentBag<StoredFile>();
        bool oneGraph = QuadRun.AreOfOneGraph(runs);
        try
        {
            List<QuadOrder> orders = QuadRun.AllOrders.Where(o => !oneGraph || o != QuadRun.DerivedOrder).ToList();
            if (threads == 1)
            {
                // Without the pool, whose threads would be set back with the caller's.
                orders.ForEach(Write);
            }
            else
            {
                Parallel.ForEach(orders, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, Write);
            }

            StoredFile[] files = [.. written.OrderBy(f => f.Order)];
            return (OpenRun(files), files);
        }
        catch (Exception error)
        {
            Remove(QuadRun.AllOrders.Select(order => SegmentFile.NameOf(number, order)));
            if (error is AggregateException several)
            {
                ExceptionDispatchInfo.Throw(several.InnerExceptions.FirstOrDefault(e => e is StorageSyncException) ?? several.InnerExceptions[0]);
            }

            throw;
        }

        void Write(QuadOrder order)
        {
            using QuadMerge merge = RunBuilder.Open(runs, order, except);
            written.Add(SegmentFile.Write(Files, SegmentFile.NameOf(number, order), number, order, oneGraph, merge, cancellation) with { SequenceFrom = sequenceFrom, SequenceTo = sequenceTo });
        }
    }

    /// <summary>Writes the dictionary up to a number: the terms in memory, together with the newest files where these are small beside them.</summary>
    /// <returns>The new stretches, the new file and the names that it replaces; no file where nothing is new.</returns>
    public (List<TermStretch> Stored, StoredFile? File, List<string> Replaced) WriteTerms(TermView terms, IReadOnlyList<TermStretch> stored, ulong end)
    {
        List<TermStretch> kept = [.. stored];
        List<string> replaced = [];
        ulong first = kept.Count == 0 ? 1 : kept[^1].End;
        if (first >= end)
        {
            return (kept, null, replaced);
        }

        while (kept.Count > 0 && kept[^1].End - kept[^1].First < RewriteFactor * (end - first))
        {
            first = kept[^1].First;
            replaced.Add(((TermsFile)kept[^1]).Name);
            kept.RemoveAt(kept.Count - 1);
        }

        StoredFile file = TermsFileWriter.Write(Files, FreeName(first, end), terms, first, end);
        kept.Add(TermsFile.Open(Files, file.Name));
        return (kept, file, replaced);
    }

    /// <summary>Makes written files part of the store and others no longer.</summary>
    public void Register(CatalogueChange change)
    {
        try
        {
            Catalogue.Register(change);
        }
        catch (StoreReadOnlyException)
        {
            // Whether the transaction is kept shows at the next open only: all files it may name stay until then.
            Failed = true;
            throw;
        }
    }

    /// <summary>Writes the whole dictionary that is in files anew, without the terms that nothing uses.</summary>
    public (TermStretch Stretch, StoredFile File) WriteTerms(TermView terms, ulong end, TermUse use)
    {
        StoredFile file = TermsFileWriter.Write(Files, FreeName(1, end), terms, 1, end, use);
        return (TermsFile.Open(Files, file.Name), file);
    }

    /// <summary>Removes files that nothing refers to any more; where the system does not let them go yet, the next open does.</summary>
    public void Remove(IEnumerable<string> names)
    {
        foreach (string name in Failed ? [] : names)
        {
            try
            {
                Files.Delete(name);
            }
            catch (IOException)
            {
                // Still mapped on a system that locks mapped files: an orphan from now on.
            }
        }
    }

    public void Dispose()
    {
        Catalogue.Dispose();
        _mark.Dispose();
        Seal();
        _lock.Dispose();
    }

    /// <summary>A store that could not keep its last write, or cannot keep the seal, is left as after a crash.</summary>
    private void Seal()
    {
        try
        {
            if (!Failed && Files.LengthOf(Catalogue.FileName + "-wal") is null)
            {
                CommitMark.Remove(Files);
                CatalogueSeal.Write(Files);
            }
        }
        catch (IOException)
        {
            // The next open checks more because there is no seal.
        }
    }

    /// <summary>Opens the files of a run; where that is asked for, one that is missing, cut or not readable is made anew from one in another order.</summary>
    private QuadRun OpenRun(StoredFile[] orders, bool repair)
    {
        try
        {
            Array.ForEach(orders, CheckLength);
            return OpenRun(orders);
        }
        catch (StorageFormatException) when (repair)
        {
            if (SegmentRepair.Rebuild(Files, orders, CancellationToken.None) is not { } repaired)
            {
                throw;
            }

            Files.SyncFolder();
            List<string> replaced = orders.Select(f => f.Name).Except(repaired.Files.Select(f => f.Name)).ToList();
            Catalogue.Replace(repaired.Files.Except(orders).ToList(), replaced);
            Remove(replaced);
            Repaired = [.. Repaired, .. repaired.Messages];
            return OpenRun([.. repaired.Files]);
        }
    }

    /// <summary>A name that no file of the store has; what a write that failed left behind under it goes.</summary>
    private string FreeName(ulong first, ulong end)
    {
        HashSet<string> known = [.. Catalogue.Files().Select(f => f.Name)];
        int round = 0;
        while (known.Contains(TermsFile.NameOf(first, end, round)))
        {
            round++;
        }

        string name = TermsFile.NameOf(first, end, round);
        Files.Delete(name);
        return name;
    }

    /// <summary>Maps the files of a run.</summary>
    public QuadRun OpenRun(StoredFile[] orders)
    {
        var added = new QuadTable?[QuadRun.Orders];
        var deleted = new QuadTable?[QuadRun.Orders];
        var maps = new IDisposable[orders.Length];
        bool oneGraph = orders.Length < QuadRun.Orders;
        for (int i = 0; i < orders.Length; i++)
        {
            maps[i] = SegmentFile.Open(Files, orders[i].Name, (QuadOrder)i, oneGraph, out added[i], out deleted[i]);
        }

        if (oneGraph)
        {
            added[(int)QuadRun.DerivedOrder] = added[(int)QuadOrder.Spo]?.ByGraph();
            deleted[(int)QuadRun.DerivedOrder] = deleted[(int)QuadOrder.Spo]?.ByGraph();
        }

        return new QuadRun(added, deleted, maps, orders[0].SequenceFrom, orders[0].SequenceTo) { Files = [.. orders.Select(o => o.Name)] };
    }

    private void CheckLength(StoredFile file)
    {
        long? length = Files.LengthOf(file.Name);
        if (length != file.Length)
        {
            throw new StorageFormatException($"{file.Name} is {(length is null ? "missing" : $"{length} bytes long instead of {file.Length}")}. Run `civic verify`, which makes segment files anew, or restore the store from a backup.");
        }
    }

    private void RemoveOrphans()
    {
        HashSet<string> known = [.. Catalogue.Files().Select(f => f.Name)];
        Remove(Files.Names("q*.quads").Concat(Files.Names("t*.terms")).Where(n => !known.Contains(n)).ToList());
    }
}
