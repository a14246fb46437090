using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>Walks property paths on ids, one graph set at a time (SPARQL 1.1 Query, sections 9 and 18.4). Sets of visited terms are booked on the query's account.</summary>
internal sealed class PathExpander(QueryContext context, GraphFilter graphs) : IDisposable
{
    private const int BytesOfVisit = 40;
    private readonly Dictionary<Iri, ulong> _links = [];
    private readonly QuadReader _forward = new(context, new QuadShape(default, default, default, graphs), QuadOrder.Spo, 6);
    private readonly QuadReader _backward = new(context, new QuadShape(default, default, default, graphs), QuadOrder.Osp, 3);
    private readonly QuadReader _backwardLink = new(context, new QuadShape(default, default, default, graphs), QuadOrder.Pos, 1);

    /// <summary>The terms that one walk of the path from a term ends at; a multiset for a negated property set, else a set.</summary>
    public void Walk(PropertyPath path, ulong from, bool forward, List<ulong> ends)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        context.Step();
        switch (path)
        {
            case PropertyPath.Link link:
                Follow(IdOf(link.Iri), from, forward, ends);
                break;
            case PropertyPath.Inverse inverse:
                Walk(inverse.Path, from, !forward, ends);
                break;
            case PropertyPath.NegatedSet set:
                WalkNegated(set, from, forward, ends);
                break;
            case PropertyPath.Alternative alternative:
                Walk(alternative.Left, from, forward, ends);
                Walk(alternative.Right, from, forward, ends);
                break;
            case PropertyPath.Sequence sequence:
                WalkSequence(forward ? sequence.Left : sequence.Right, forward ? sequence.Right : sequence.Left, from, forward, ends);
                break;
            case PropertyPath.ZeroOrOne optional:
                WalkOptional(optional.Path, from, forward, ends);
                break;
            case PropertyPath.ZeroOrMore closure:
                Close(closure.Path, from, forward, withStart: true, ends);
                break;
            case PropertyPath.OneOrMore closure:
                Close(closure.Path, from, forward, withStart: false, ends);
                break;
            default:
                throw new NotSupportedException($"The property path {path.GetType().Name} is not supported yet.");
        }
    }

    /// <summary>True where a term is a subject or object of the graphs.</summary>
    public bool IsNode(ulong term)
    {
        if (new TermId(term).Tag == TermTag.QueryLocal)
        {
            return false;
        }

        _forward.Open(term, 0, 0);
        if (_forward.Read() > 0)
        {
            return true;
        }

        _backward.Open(0, 0, term);
        return _backward.Read() > 0;
    }

    /// <summary>Every subject and object of the graphs: where a path of length zero with two variables holds.</summary>
    public ulong[] AllTerms()
    {
        var terms = new HashSet<ulong>();
        Collect(QuadOrder.Spo, 0);
        Collect(QuadOrder.Osp, 2);
        ulong[] all = [.. terms];
        Array.Sort(all);
        return all;

        void Collect(QuadOrder order, int position)
        {
            using var reader = new QuadReader(context, new QuadShape(default, default, default, graphs), order, 1 << position);
            reader.Open();
            for (int count = reader.Read(); count > 0; count = reader.Read())
            {
                context.Check();
                ulong[] column = reader.Column(position);
                int before = terms.Count;
                for (int i = 0; i < count; i++)
                {
                    terms.Add(column[i]);
                }

                context.Memory.Reserve((terms.Count - before) * (long)BytesOfVisit);
            }
        }
    }

    public void Dispose()
    {
        _forward.Dispose();
        _backward.Dispose();
        _backwardLink.Dispose();
    }

    private void WalkSequence(PropertyPath first, PropertyPath second, ulong from, bool forward, List<ulong> ends)
    {
        var middles = new List<ulong>();
        Walk(first, from, forward, middles);
        var seen = new HashSet<ulong>();
        foreach (ulong middle in middles)
        {
            if (seen.Add(middle))
            {
                Walk(second, middle, forward, ends);
            }
        }
    }

    private void WalkOptional(PropertyPath path, ulong from, bool forward, List<ulong> ends)
    {
        var reached = new List<ulong>();
        Walk(path, from, forward, reached);
        var seen = new HashSet<ulong> { from };
        ends.Add(from);
        foreach (ulong end in reached)
        {
            if (seen.Add(end))
            {
                ends.Add(end);
            }
        }
    }

    private void Close(PropertyPath path, ulong from, bool forward, bool withStart, List<ulong> ends)
    {
        var visited = new HashSet<ulong>();
        var step = new List<ulong>();
        int first = ends.Count;
        long booked = 0;
        try
        {
            if (withStart)
            {
                visited.Add(from);
                ends.Add(from);
            }
            else
            {
                Visit(from);
            }

            for (int i = first; i < ends.Count; i++)
            {
                Visit(ends[i]);
            }
        }
        finally
        {
            context.Memory.Release(booked);
        }

        void Visit(ulong term)
        {
            step.Clear();
            Walk(path, term, forward, step);
            foreach (ulong end in step)
            {
                if (visited.Add(end))
                {
                    context.Memory.Reserve(BytesOfVisit);
                    booked += BytesOfVisit;
                    ends.Add(end);
                }
            }
        }
    }

    private void Follow(ulong predicate, ulong from, bool forward, List<ulong> ends)
    {
        if (predicate == 0 || new TermId(from).Tag == TermTag.QueryLocal)
        {
            return;
        }

        QuadReader reader = forward ? _forward : _backwardLink;
        reader.Open(forward ? from : 0, predicate, forward ? 0 : from);
        for (int count = reader.Read(); count > 0; count = reader.Read())
        {
            ends.AddRange(reader.Column(forward ? 2 : 0).AsSpan(0, count));
        }
    }

    private void WalkNegated(PropertyPath.NegatedSet set, ulong from, bool forward, List<ulong> ends)
    {
        bool bothEmpty = set.Forward.IsEmpty && set.Backward.IsEmpty;
        if (!set.Forward.IsEmpty || bothEmpty)
        {
            FollowOthers(set.Forward, from, forward, ends);
        }

        if (!set.Backward.IsEmpty)
        {
            FollowOthers(set.Backward, from, !forward, ends);
        }
    }

    private void FollowOthers(ImmutableArray<Iri> excluded, ulong from, bool forward, List<ulong> ends)
    {
        if (new TermId(from).Tag == TermTag.QueryLocal)
        {
            return;
        }

        ulong[] ids = [.. excluded.Select(IdOf)];
        QuadReader reader = forward ? _forward : _backward;
        reader.Open(forward ? from : 0, 0, forward ? 0 : from);
        for (int count = reader.Read(); count > 0; count = reader.Read())
        {
            ulong[] predicates = reader.Column(1);
            ulong[] targets = reader.Column(forward ? 2 : 0);
            for (int i = 0; i < count; i++)
            {
                if (!ids.Contains(predicates[i]))
                {
                    ends.Add(targets[i]);
                }
            }

            context.Step();
        }
    }

    private ulong IdOf(Iri iri)
    {
        if (!_links.TryGetValue(iri, out ulong id))
        {
            id = context.Source.Terms.TryFind(new TermScratch().Encode(iri), out TermId found) ? found.Bits : 0;
            _links.Add(iri, id);
        }

        return id;
    }
}
