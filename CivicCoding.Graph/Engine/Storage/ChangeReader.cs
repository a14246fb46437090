using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>Turns the commit log into changes of terms.</summary>
internal static class ChangeReader
{
    public static IEnumerable<ChangeSet> Read(StoreCore core, long sequence, ChangeFilter? filter, CancellationToken cancellation)
    {
        using Snapshot snapshot = core.Open();
        long oldest = core.Log.Oldest;
        if (sequence + 1 < oldest && sequence < snapshot.Sequence)
        {
            throw new ChangesTrimmedException(sequence, oldest);
        }

        var terms = new LatestTerms(snapshot.Terms);
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
            yield return new ChangeSet(entry.Sequence, Quads(commit.Added, filter, terms), Quads(commit.Deleted, filter, terms), commit.Bulk);
        }
    }

    private static List<Quad> Quads(QuadKey[] keys, ChangeFilter? filter, LatestTerms terms)
    {
        var quads = new List<Quad>(filter is null ? keys.Length : 0);
        foreach (QuadKey key in keys)
        {
            if (filter is not null && !terms.Take(key, filter))
            {
                continue;
            }

            quads.Add(new Quad(terms.Get(key.A)!, (Iri)terms.Get(key.B)!, terms.Get(key.C)!, terms.Get(key.D)));
        }

        return quads;
    }

    /// <summary>Terms that came up before: one commit after the other names the same predicates and graphs.</summary>
    private sealed class LatestTerms(ITermSource source)
    {
        private const int Places = 256;

        private readonly (ulong Id, Term? Term)[] _terms = new (ulong, Term?)[Places];
        private readonly TermScratch _scratch = new();
        private readonly TermScratch _second = new();

        public bool Take(in QuadKey key, ChangeFilter filter) => filter(source.Get(new TermId(key.A), _scratch), source.Get(new TermId(key.B), _second));

        public Term? Get(ulong bits)
        {
            ref (ulong Id, Term? Term) place = ref _terms[bits & (Places - 1)];
            if (place.Term is null || place.Id != bits)
            {
                place = (bits, source.Get(new TermId(bits), _scratch).ToTerm());
            }

            return place.Term;
        }
    }
}
