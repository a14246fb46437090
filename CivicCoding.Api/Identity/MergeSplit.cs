using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Identity;

/// <summary>Undoes a merge: gives back what it took and takes back what it wrote. What another merge wrote too stays, and is its from then on.</summary>
internal sealed class MergeSplit
{
    private readonly TransactionQuads _data;
    private readonly MergeRecord _record;
    private readonly IReadOnlyList<MergeRecord> _others;
    private readonly Dictionary<Quad, Place> _takenBy = [];
    private readonly Dictionary<Quad, Place> _writtenBy = [];

    /// <param name="data">The transaction.</param>
    /// <param name="record">The merge to undo; what it merged into is not merged itself.</param>
    /// <param name="all">Every merge that stands.</param>
    public MergeSplit(TransactionQuads data, MergeRecord record, IReadOnlyList<MergeRecord> all)
    {
        _data = data;
        _record = record;
        _others = [.. all.Where(r => !r.Gone.Equals(record.Gone))];
        foreach (MergeRecord other in _others)
        {
            Iri graph = MergeGraphs.RecordOf(other.Gone);
            foreach ((int number, MergeLine line) in MergeRecords.Lines(graph, data.In(graph)))
            {
                var place = new Place(other, number, line);
                _takenBy.TryAdd(line.Old, place);
                if (other.Rewrite(line.Old) is { } written)
                {
                    _writtenBy.TryAdd(written, place);
                }
            }
        }
    }

    private sealed record Place(MergeRecord Record, int Number, MergeLine Line);

    public bool Run()
    {
        Iri graph = MergeGraphs.RecordOf(_record.Gone);
        Quad[] kept = [.. _data.In(graph)];
        MergeLine[] lines = [.. MergeRecords.Lines(graph, kept).Values];
        foreach (MergeLine line in lines.Where(l => l.Added))
        {
            if (_record.Rewrite(line.Old) is { } added)
            {
                TakeBack(added);
            }
        }

        foreach (Quad quad in kept)
        {
            _data.Remove(quad);
        }

        _data.Remove(new Quad(_record.Gone, MergeGraphs.ReplacedBy, _record.Kept, MergeGraphs.Public));
        foreach (MergeLine line in lines)
        {
            _data.Add(line.Old);
        }

        _data.Refresh();
        foreach (MergeRecord other in _others)
        {
            // What was merged meanwhile is not spoken of by the name that it had.
            Quad[] old = [.. lines.Select(l => l.Old).Where(other.Touches)];
            if (old.Length > 0)
            {
                Iri otherGraph = MergeGraphs.RecordOf(other.Gone);
                MergeMove.Run(_data, other, old, MergeRecords.Lines(otherGraph, _data.In(otherGraph)).Keys.DefaultIfEmpty().Max());
                _data.Refresh();
            }
        }

        return true;
    }

    private void TakeBack(Quad quad)
    {
        if (_writtenBy.TryGetValue(quad, out Place? heir))
        {
            Write(heir, add: false);
            Write(heir with { Line = heir.Line with { Added = true } }, add: true);
        }
        else if (_takenBy.Remove(quad, out Place? taken))
        {
            // Another merge moved it on meanwhile.
            Write(taken, add: false);
            if (taken.Line.Added && taken.Record.Rewrite(quad) is { } next)
            {
                _writtenBy.Remove(next);
                TakeBack(next);
            }
        }
        else
        {
            _data.Remove(quad);
        }
    }

    private void Write(Place place, bool add)
    {
        foreach (Quad quad in MergeRecords.Of(place.Record, place.Line, place.Number))
        {
            if (add)
            {
                _data.Add(quad);
            }
            else
            {
                _data.Remove(quad);
            }
        }
    }
}
