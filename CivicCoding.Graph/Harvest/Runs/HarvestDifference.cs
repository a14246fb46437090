using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Harvest.Runs;

/// <summary>Compares what was read with the source's graph in the store: what comes, what goes, and what that means for each record. Of the hashes of what was read, those that the store lacks stay.</summary>
internal sealed class HarvestDifference(IGraphStore store, HarvestRequest request, HarvestStaging staging, string folder)
{
    private readonly TripleHash _hash = new();
    private readonly RecordIndex _old = new();
    private readonly HashSet<UInt128> _touched = [];
    private HashSet<UInt128> _notices = [];
    private Dictionary<UInt128, string> _withdrawn = [];
    private long _added;
    private long _removed;

    /// <param name="log">Receives a line for each record.</param>
    /// <param name="cancellation">Ends the comparison.</param>
    public async Task<HarvestChanges> ComputeAsync(Action<HarvestLine> log, CancellationToken cancellation)
    {
        (_notices, _withdrawn) = staging.Index.Withdrawals();
        bool exists = await store.GetGraphAsync(request.Graph, new Sink((in s, in p, in o) => _old.Note(s, p, o)), cancellation).ConfigureAwait(false);
        string removed = Path.Combine(folder, "removed.nt");
        using (FileStream file = File.Create(removed))
        using (IRdfWriter writer = RdfFormat.NTriples.OpenWriter(file))
        {
            await store.GetGraphAsync(request.Graph, new Sink((in s, in p, in o) => Present(writer, s, p, o)), cancellation).ConfigureAwait(false);
            writer.Complete();
        }

        string added = Path.Combine(folder, "added.nt");
        using (FileStream file = File.Create(added))
        using (IRdfWriter writer = RdfFormat.NTriples.OpenWriter(file))
        {
            staging.ReadAll(new Sink((in s, in p, in o) => Staged(writer, s, p, o)), cancellation);
            writer.Complete();
        }

        return new HarvestChanges(added, removed, Count(log), !exists);
    }

    private void Present(IRdfWriter writer, in TermSpan subject, in TermSpan predicate, in TermSpan @object)
    {
        if (staging.Triples.Remove(_hash.Of(subject, predicate, @object)) && !IsNotice(subject, predicate, @object))
        {
            return;
        }

        if (request.ModifiedSince is null || IsReplaced(subject, predicate, @object))
        {
            writer.Quad(subject, predicate, @object, TermSpan.None);
            _removed++;
            _touched.Add(_hash.Of(subject));
        }
    }

    private void Staged(IRdfWriter writer, in TermSpan subject, in TermSpan predicate, in TermSpan @object)
    {
        if (staging.Triples.Contains(_hash.Of(subject, predicate, @object)) && !IsNotice(subject, predicate, @object))
        {
            writer.Quad(subject, predicate, @object, TermSpan.None);
            _added++;
            _touched.Add(_hash.Of(subject));
        }
    }

    /// <summary>True where a part of the source was read and stands for this statement too: about what was described anew, its own parts, and what is withdrawn.</summary>
    private bool IsReplaced(in TermSpan subject, in TermSpan predicate, in TermSpan @object)
    {
        UInt128 self = _hash.Of(subject);
        if (RecordIndex.IsMembership(predicate) && (staging.Index.Catalogues.Contains(self) || _old.Catalogues.Contains(self)))
        {
            return _withdrawn.ContainsKey(_hash.Of(@object));
        }

        if (staging.Index.Subjects.Contains(self) || _withdrawn.ContainsKey(self))
        {
            return true;
        }

        return _old.OwnerOf(self, own: true) is { } owner && (staging.Index.Records.ContainsKey(owner) || _withdrawn.ContainsKey(owner));
    }

    /// <summary>True for what only tells that a dataset is withdrawn.</summary>
    private bool IsNotice(in TermSpan subject, in TermSpan predicate, in TermSpan @object)
    {
        if (_notices.Count == 0)
        {
            return false;
        }

        UInt128 self = _hash.Of(subject);
        return _notices.Contains(self) || _withdrawn.ContainsKey(self) || (RecordIndex.IsMembership(predicate) && _hash.Of(@object) is var value && (_notices.Contains(value) || _withdrawn.ContainsKey(value)));
    }

    private HarvestCounts Count(Action<HarvestLine> log)
    {
        HashSet<UInt128> changed = [];
        foreach (UInt128 thing in _touched)
        {
            if ((staging.Index.OwnerOf(thing) ?? _old.OwnerOf(thing)) is { } owner)
            {
                changed.Add(owner);
            }
        }

        int[] counts = new int[4];
        void Tell(HarvestOutcome outcome, string record)
        {
            counts[(int)outcome]++;
            log(new HarvestLine(outcome, record));
        }

        foreach ((UInt128 record, string name) in staging.Index.Records)
        {
            Tell(!_old.Records.ContainsKey(record) ? HarvestOutcome.New : changed.Contains(record) ? HarvestOutcome.Changed : HarvestOutcome.Unchanged, name);
        }

        foreach ((UInt128 record, string name) in _old.Records.Where(r => !staging.Index.Records.ContainsKey(r.Key)))
        {
            if (request.ModifiedSince is null || _withdrawn.ContainsKey(record))
            {
                Tell(HarvestOutcome.Removed, name);
            }
        }

        return new HarvestCounts(counts[(int)HarvestOutcome.New], counts[(int)HarvestOutcome.Changed], counts[(int)HarvestOutcome.Removed], counts[(int)HarvestOutcome.Unchanged], _added, _removed);
    }

    private delegate void TakeTriple(in TermSpan subject, in TermSpan predicate, in TermSpan @object);

    private sealed class Sink(TakeTriple take) : IQuadSink
    {
        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) => take(subject, predicate, @object);
    }
}
