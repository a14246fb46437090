using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>Turns the commit log into changes of terms.</summary>
internal static class ChangeReader
{
    public static IEnumerable<ChangeSet> Read(StoreCore core, long sequence, CancellationToken cancellation)
    {
        using Snapshot snapshot = core.Open();
        long oldest = core.Log.Oldest;
        if (sequence + 1 < oldest && sequence < snapshot.Sequence)
        {
            throw new ChangesTrimmedException(sequence, oldest);
        }

        long expected = sequence + 1;
        foreach (LogEntry entry in core.Log.ReadAfter(sequence, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (entry.Sequence > snapshot.Sequence)
            {
                yield break;
            }

            if (entry.Sequence != expected++)
            {
                throw new ChangesTrimmedException(sequence, entry.Sequence);
            }

            CommitRecord commit = CommitRecord.Decode(entry);
            yield return new ChangeSet(entry.Sequence, Quads(commit.Added, snapshot.Terms), Quads(commit.Deleted, snapshot.Terms), commit.Bulk);
        }
    }

    private static List<Quad> Quads(QuadKey[] keys, ITermSource terms)
    {
        var scratch = new TermScratch();
        var quads = new List<Quad>(keys.Length);
        foreach (QuadKey key in keys)
        {
            quads.Add(new Quad(Term(key.A)!, (Iri)Term(key.B)!, Term(key.C)!, Term(key.D)));
        }

        return quads;

        Term? Term(ulong bits) => terms.Get(new TermId(bits), scratch).ToTerm();
    }
}
