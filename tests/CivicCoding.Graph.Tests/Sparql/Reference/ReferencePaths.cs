using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Tests.Sparql.Reference;

/// <summary>Property paths by the definitions of section 18.4; a null end is a variable.</summary>
internal static class ReferencePaths
{
    public static List<(Term Start, Term End)> Evaluate(IReadOnlySet<Triple> graph, Term? x, PropertyPath path, Term? y)
    {
        switch (path)
        {
            case PropertyPath.Link p:
                return Triples(graph, x, y, i => i.Equals(p.Iri));
            case PropertyPath.Inverse p:
                return Swap(Evaluate(graph, y, p.Path, x));
            case PropertyPath.Sequence p:
                List<(Term Start, Term End)> right = Evaluate(graph, null, p.Right, y);
                return [.. Evaluate(graph, x, p.Left, null).SelectMany(l => right.Where(r => r.Start.Equals(l.End)).Select(r => (l.Start, r.End)))];
            case PropertyPath.Alternative p:
                return [.. Evaluate(graph, x, p.Left, y), .. Evaluate(graph, x, p.Right, y)];
            case PropertyPath.NegatedSet p:
                var pairs = new List<(Term, Term)>();
                if (!p.Forward.IsEmpty || p.Backward.IsEmpty)
                {
                    pairs.AddRange(Triples(graph, x, y, i => !p.Forward.Contains(i)));
                }

                if (!p.Backward.IsEmpty)
                {
                    pairs.AddRange(Swap(Triples(graph, y, x, i => !p.Backward.Contains(i))));
                }

                return pairs;
            case PropertyPath.ZeroOrOne p:
                return [.. Zero(graph, x, y).Concat(Evaluate(graph, x, p.Path, y)).Distinct()];
            case PropertyPath.ZeroOrMore p:
                return Closure(graph, x, p.Path, y, zero: true);
            case PropertyPath.OneOrMore p:
                return Closure(graph, x, p.Path, y, zero: false);
            default:
                throw new NotSupportedException(path.GetType().Name);
        }
    }

    private static List<(Term Start, Term End)> Triples(IReadOnlySet<Triple> graph, Term? x, Term? y, Func<Iri, bool> accept) =>
        [.. graph.Where(t => accept(t.Predicate) && (x is null || x.Equals(t.Subject)) && (y is null || y.Equals(t.Object))).Select(t => (t.Subject, t.Object))];

    private static List<(Term Start, Term End)> Swap(List<(Term Start, Term End)> pairs) => [.. pairs.Select(p => (p.End, p.Start))];

    /// <summary>The paths of length zero: every node of the graph to itself, and a given term to itself even where the graph lacks it.</summary>
    private static IEnumerable<(Term Start, Term End)> Zero(IReadOnlySet<Triple> graph, Term? x, Term? y) =>
        x is not null && y is not null ? (x.Equals(y) ? [(x, y)] : [])
        : (x ?? y) is { } only ? [(only, only)]
        : graph.SelectMany(t => new[] { t.Subject, t.Object }).Distinct().Select(n => (n, n));

    private static List<(Term Start, Term End)> Closure(IReadOnlySet<Triple> graph, Term? x, PropertyPath path, Term? y, bool zero)
    {
        if (x is null && y is not null)
        {
            return Swap(Closure(graph, y, new PropertyPath.Inverse(path), null, zero));
        }

        IEnumerable<Term> starts = x is not null ? [x] : graph.SelectMany(t => new[] { t.Subject, t.Object }).Distinct();
        return [.. starts.SelectMany(start => Reach(graph, start, path, zero).Where(end => y is null || y.Equals(end)).Select(end => (start, end)))];
    }

    /// <summary>ALP of section 18.4: every node reached counts once.</summary>
    private static HashSet<Term> Reach(IReadOnlySet<Triple> graph, Term start, PropertyPath path, bool zero)
    {
        var reached = new HashSet<Term>();
        var open = new Stack<Term>();
        if (zero)
        {
            reached.Add(start);
            open.Push(start);
        }
        else
        {
            Step(start);
        }

        while (open.TryPop(out Term? next))
        {
            Step(next);
        }

        return reached;

        void Step(Term from)
        {
            foreach ((_, Term end) in Evaluate(graph, from, path, null))
            {
                if (reached.Add(end))
                {
                    open.Push(end);
                }
            }
        }
    }
}
