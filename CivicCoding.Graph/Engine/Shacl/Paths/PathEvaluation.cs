using System.Runtime.CompilerServices;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Paths;

/// <summary>Walks paths over the data graph: the set of nodes that a path leads to (SHACL, section 2.3.1, as SPARQL would give them with DISTINCT).</summary>
internal static class PathEvaluation
{
    /// <summary>The value nodes, each once, in the order in which they are met.</summary>
    public static IReadOnlyList<TermId> ValueNodes(ShaclPath path, TermId focus, ValidationRun run)
    {
        if (path is ShaclPath.Predicate predicate)
        {
            return [.. run.Data.Objects(focus, run.Id(predicate.Slot))];
        }

        var seen = new HashSet<TermId>();
        var values = new List<TermId>();
        foreach (TermId value in Walk(path, focus, backwards: false, run))
        {
            if (seen.Add(value))
            {
                values.Add(value);
            }
        }

        return values;
    }

    /// <summary>The nodes that a path leads to from a node, or back from it, some perhaps more than once.</summary>
    public static IEnumerable<TermId> Walk(ShaclPath path, TermId from, bool backwards, ValidationRun run)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (path)
        {
            case ShaclPath.Predicate predicate:
                TermId id = run.Id(predicate.Slot);
                return backwards ? run.Data.Subjects(id, from) : run.Data.Objects(from, id);
            case ShaclPath.Inverse inverse:
                return Walk(inverse.Path, from, !backwards, run);
            case ShaclPath.Alternative alternative:
                return alternative.Paths.SelectMany(p => Walk(p, from, backwards, run));
            case ShaclPath.Sequence sequence:
                IEnumerable<TermId> reached = [from];
                foreach (ShaclPath step in backwards ? Enumerable.Reverse(sequence.Paths) : sequence.Paths)
                {
                    // Each step starts from a set, so that many ways to one node are one.
                    reached = reached.SelectMany(n => Walk(step, n, backwards, run)).ToHashSet();
                }

                return reached;
            case ShaclPath.ZeroOrOne one:
                return Walk(one.Path, from, backwards, run).Prepend(from);
            case ShaclPath.ZeroOrMore more:
                return Closure(more.Path, [from], new Queue<TermId>([from]), backwards, run);
            case ShaclPath.OneOrMore more:
                var first = Walk(more.Path, from, backwards, run).ToHashSet();
                return Closure(more.Path, first, new Queue<TermId>(first), backwards, run);
            default:
                throw new NotSupportedException($"The path {path.GetType().Name} is not supported.");
        }
    }

    private static HashSet<TermId> Closure(ShaclPath step, HashSet<TermId> reached, Queue<TermId> open, bool backwards, ValidationRun run)
    {
        while (open.TryDequeue(out TermId next))
        {
            run.Step();
            foreach (TermId value in Walk(step, next, backwards, run))
            {
                if (reached.Add(value))
                {
                    open.Enqueue(value);
                }
            }
        }

        return reached;
    }
}
