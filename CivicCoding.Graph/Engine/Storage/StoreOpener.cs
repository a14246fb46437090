using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>Brings a store back: maps its files and replays what the log holds beyond them.</summary>
internal static class StoreOpener
{
    public static StoreCore Open(string folder, StoreOptions options)
    {
        StoreDisk disk = StoreDisk.Open((options.Files ?? DiskFiles.Open)(folder));
        try
        {
            (List<QuadRun> runs, List<TermStretch> terms) = disk.Load(options.Repair);
            var dictionary = new TermDictionary(terms, disk.Catalogue.BlankEnd);
            if (Replay(disk.Catalogue, dictionary) is { } run)
            {
                runs.Add(run);
            }

            return new StoreCore(disk.Catalogue, disk, dictionary, runs, disk.Catalogue.Sequence, options);
        }
        catch
        {
            disk.Dispose();
            throw;
        }
    }

    private static QuadRun? Replay(Catalogue catalogue, TermDictionary dictionary)
    {
        var net = new Dictionary<QuadKey, bool>();
        long first = 0;
        long last = 0;
        foreach (LogEntry entry in catalogue.ReadAfter(catalogue.Flushed, CancellationToken.None))
        {
            CommitRecord commit = CommitRecord.Decode(entry);
            dictionary.ReserveBlanks(commit.BlankEnd);
            if (commit.Bulk)
            {
                continue;
            }

            first = first == 0 ? entry.Sequence : first;
            last = entry.Sequence;
            ReplayTerms(commit, entry.Sequence, dictionary);
            foreach (QuadKey quad in commit.Added)
            {
                Change(net, quad, there: true);
            }

            foreach (QuadKey quad in commit.Deleted)
            {
                Change(net, quad, there: false);
            }
        }

        if (net.Count == 0)
        {
            return null;
        }

        using var builder = new RunBuilder();
        QuadKey[] added = [.. net.Where(n => n.Value).Select(n => n.Key)];
        QuadKey[] deleted = [.. net.Where(n => !n.Value).Select(n => n.Key)];
        QuadRun built = builder.Build(added, added.Length, deleted, deleted.Length, first);
        return built.WithSequences(first, last);
    }

    /// <summary>A quad that was added and then deleted, or the other way round, is as it was before.</summary>
    private static void Change(Dictionary<QuadKey, bool> net, in QuadKey quad, bool there)
    {
        if (!net.TryAdd(quad, there) && net[quad] != there)
        {
            net.Remove(quad);
        }
    }

    private static void ReplayTerms(CommitRecord commit, long sequence, TermDictionary dictionary)
    {
        ulong number = commit.FirstTerm;
        foreach ((TermTag tag, ulong reference, byte[] value) in commit.Terms)
        {
            if (number > dictionary.End)
            {
                throw new StorageFormatException($"Commit {sequence} of the log begins at term {number}, but the dictionary ends at {dictionary.End}. Restore the store from a backup.");
            }

            if (number == dictionary.End)
            {
                dictionary.Append(tag, reference, value);
            }

            number++;
        }
    }
}
