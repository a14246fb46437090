using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <content>Counts that the index knows, without reading what is counted.</content>
internal sealed partial class Planner
{
    /// <summary>Counts of one triple pattern, where no triple stands in two graphs and all graphs are visible; else null.</summary>
    private ConstantSolutions? TryCount(GraphPattern.Group group, PlanScope scope)
    {
        if (!group.Keys.IsEmpty || group.Inner is not GraphPattern.Bgp { Triples: [var triple] } || scope.GraphVariable is not null)
        {
            return null;
        }

        QuadShape shape = ShapeOf(triple, scope);
        if (shape.Graphs.IsEmpty || shape.Graphs.Excludes || shape.Graphs.MayRepeat || !CountsSolutions(group, triple))
        {
            return null;
        }

        SolutionStore store = Counted(group, [], _context.Source.Count(shape.ToPattern()));
        return new ConstantSolutions(_context, new Schema(group.Aggregates.Select(a => a.Variable)), store, $"Count {shape} from the index");
    }

    /// <summary>Counts of one triple pattern for each named graph, where what the pattern binds is a prefix of the index by graph; else null.</summary>
    private ConstantSolutions? TryCountByGraph(GraphPattern.Group group, PlanScope scope)
    {
        if (group.Keys is not [{ Value: null } key]
            || group.Inner is not GraphPattern.InGraph { Name: PatternTerm.Variable graph, Inner: GraphPattern.Bgp { Triples: [var triple] } }
            || graph.Name != key.Variable || Variables.Of(triple).Contains(graph.Name) || !CountsSolutions(group, triple))
        {
            return null;
        }

        QuadShape shape = ShapeOf(triple, scope with { Graphs = _context.Dataset.Named, GraphVariable = null });
        QuadPattern pattern = shape.ToPattern();
        if (shape.Graphs.IsEmpty || (pattern.Subject.IsNone && !pattern.Predicate.IsNone) || (pattern.Predicate.IsNone && !pattern.Object.IsNone))
        {
            return null;
        }

        var store = new SolutionStore(1 + group.Aggregates.Length, _context.Memory);
        foreach (ulong named in _context.Dataset.NamedGraphs)
        {
            _context.Check();
            long count = _context.Source.Count(QuadPattern.In(pattern.Subject, pattern.Predicate, pattern.Object, new TermId(named)));
            if (count > 0)
            {
                Counted(group, [named], count, store);
            }
        }

        return new ConstantSolutions(_context, new Schema([key.Variable, .. group.Aggregates.Select(a => a.Variable)]), store, $"Count {shape} by graph from the index");
    }

    /// <summary>True where every aggregate is the number of the triples that match.</summary>
    private static bool CountsSolutions(GraphPattern.Group group, TriplePattern triple)
    {
        List<string> variables = [.. Variables.Of(triple)];
        return variables.Distinct(StringComparer.Ordinal).Count() == variables.Count
            && group.Aggregates.All(a => a.Aggregate is { Function: "COUNT" } count
                && (count.Argument is null ? !count.Distinct : count.Argument is Expression.Variable v && variables.Contains(v.Name) && (!count.Distinct || variables.Count == 1)));
    }

    /// <summary>A solution of keys and of the same count for each aggregate.</summary>
    private SolutionStore Counted(GraphPattern.Group group, ReadOnlySpan<ulong> keys, long count, SolutionStore? store = null)
    {
        store ??= new SolutionStore(keys.Length + group.Aggregates.Length, _context.Memory);
        ulong[] solution = [.. keys, .. Enumerable.Repeat(_context.Terms.Intern(Value.FromInteger(count)), group.Aggregates.Length)];
        store.Add(solution);
        return store;
    }
}
