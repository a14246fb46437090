using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>Which terms of the dictionary are used: by a quad of a snapshot, by a commit that somebody may still read, or as datatype or language of another one.</summary>
internal sealed class TermUse
{
    private readonly ulong[] _used;
    private readonly ulong _end;

    private TermUse(ulong end)
    {
        _end = end;
        _used = new ulong[(end + 63) / 64];
    }

    /// <summary>The terms that are used.</summary>
    public long Used { get; private set; }

    /// <summary>The terms that the dictionary holds and nothing uses.</summary>
    public long Dead { get; private set; }

    /// <param name="snapshot">The present.</param>
    /// <param name="log">The commits.</param>
    /// <param name="seen">The last commit that nobody reads any more.</param>
    /// <param name="end">The number behind the last term to look at.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static TermUse Of(Snapshot snapshot, ICommitLog log, long seen, ulong end, CancellationToken cancellation)
    {
        var use = new TermUse(end);
        using (IQuadCursor cursor = snapshot.Scan(QuadOrder.Spo, QuadPattern.In(TermId.None, TermId.None, TermId.None)))
        {
            var batch = new QuadColumns();
            int count;
            while ((count = cursor.Read(batch)) > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                for (int i = 0; i < count; i++)
                {
                    use.Mark(batch.First[i]);
                    use.Mark(batch.Second[i]);
                    use.Mark(batch.Third[i]);
                    use.Mark(batch.Fourth[i]);
                }
            }
        }

        foreach (QuadKey quad in Logged(log, seen, cancellation))
        {
            use.Mark(quad.A);
            use.Mark(quad.B);
            use.Mark(quad.C);
            use.Mark(quad.D);
        }

        use.Count(snapshot.TermView, cancellation);
        return use;
    }

    public bool IsUsed(ulong number) => number >= _end || (_used[number >> 6] & (1UL << (int)(number & 63))) != 0;

    /// <summary>True where a commit after the snapshot uses a term that nothing used then.</summary>
    public bool IsOvertaken(ICommitLog log, long sequence) =>
        Logged(log, sequence, CancellationToken.None).Any(quad => IsMissing(quad.A) || IsMissing(quad.B) || IsMissing(quad.C) || IsMissing(quad.D));

    /// <summary>The dictionary's number in an id, 0 where it needs none.</summary>
    public static ulong NumberOf(ulong bits)
    {
        var id = new TermId(bits);
        return id.IsNone || id.IsInline || id.Tag == TermTag.QueryLocal || (id.Tag == TermTag.BlankNode && (id.Payload & TermView.NumberedBlank) != 0) ? 0 : id.Payload;
    }

    private static IEnumerable<QuadKey> Logged(ICommitLog log, long sequence, CancellationToken cancellation)
    {
        foreach (LogEntry entry in log.ReadAfter(sequence, cancellation))
        {
            CommitRecord commit = CommitRecord.Decode(entry);
            foreach (QuadKey quad in commit.Added)
            {
                yield return quad;
            }

            foreach (QuadKey quad in commit.Deleted)
            {
                yield return quad;
            }
        }
    }

    private bool IsMissing(ulong bits) => NumberOf(bits) is > 0 and ulong number && !IsUsed(number);

    private void Mark(ulong bits)
    {
        ulong number = NumberOf(bits);
        if (number != 0 && number < _end)
        {
            _used[number >> 6] |= 1UL << (int)(number & 63);
        }
    }

    private unsafe void Count(TermView terms, CancellationToken cancellation)
    {
        var walk = new TermWalk(terms, 1, _end);
        while (walk.MoveNext())
        {
            if (walk.Number % 4096 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            TermRecord.Read(walk.Record, out TermTag tag, out ulong reference);
            if (tag != TermTag.None && TermRecord.HasReference(tag) && IsUsed(walk.Number) && reference < _end)
            {
                _used[reference >> 6] |= 1UL << (int)(reference & 63);
            }
        }

        walk = new TermWalk(terms, 1, _end);
        while (walk.MoveNext())
        {
            if (IsUsed(walk.Number))
            {
                Used++;
            }
            else if (*walk.Record != (byte)TermTag.None)
            {
                Dead++;
            }
        }
    }
}
