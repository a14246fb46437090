using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>Puts the terms of a solution in the place of variables (SPARQL 1.1 Query, section 18.6, substitute). Inside a sub-select only what it projects is the same variable.</summary>
internal static class Substitution
{
    public static GraphPattern Apply(GraphPattern pattern, IReadOnlyDictionary<string, Term> bound)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (pattern)
        {
            case GraphPattern.Bgp bgp:
                return new GraphPattern.Bgp([.. bgp.Triples.Select(t => new TriplePattern(Apply(t.Subject, bound), Apply(t.Predicate, bound), Apply(t.Object, bound)))]);
            case GraphPattern.Path path:
                return new GraphPattern.Path(Apply(path.Subject, bound), path.Property, Apply(path.Object, bound));
            case GraphPattern.PropertyFunction call:
                return call with { Subject = [.. call.Subject.Select(t => Apply(t, bound))], Object = [.. call.Object.Select(t => Apply(t, bound))] };
            case GraphPattern.Filter filter:
                return new GraphPattern.Filter(Apply(filter.Condition, bound), Apply(filter.Inner, bound));
            case GraphPattern.LeftJoin join:
                return new GraphPattern.LeftJoin(Apply(join.Left, bound), Apply(join.Right, bound), join.Condition is null ? null : Apply(join.Condition, bound));
            case GraphPattern.InGraph graph:
                return new GraphPattern.InGraph(Apply(graph.Name, bound), Apply(graph.Inner, bound));
            case GraphPattern.Extend extend:
                return new GraphPattern.Extend(Apply(extend.Inner, bound), extend.Variable, Apply(extend.Value, bound));
            case GraphPattern.Values values:
                return Apply(values, bound);
            case GraphPattern.Project project:
                return new GraphPattern.Project(
                    Apply(project.Inner, bound.Where(b => project.Variables.Contains(b.Key)).ToDictionary(b => b.Key, b => b.Value, StringComparer.Ordinal)), project.Variables);
            case GraphPattern.Group group:
                var keys = group.Keys.Select(k => k.Variable).ToImmutableHashSet();
                return keys.Overlaps(bound.Keys) ? group : group with { Inner = Apply(group.Inner, bound) };
            case GraphPattern.Service:
                return pattern;
            default:
                return PatternRewriter.Parts(pattern, p => Apply(p, bound));
        }
    }

    private static GraphPattern.Values Apply(GraphPattern.Values values, IReadOnlyDictionary<string, Term> bound)
    {
        ImmutableArray<int> free = [.. Enumerable.Range(0, values.Variables.Length).Where(i => !bound.ContainsKey(values.Variables[i]))];
        bool Agrees(ImmutableArray<Term?> solution) => values.Variables.Select((v, i) => solution[i] is null || !bound.TryGetValue(v, out Term? term) || term.Equals(solution[i])).All(ok => ok);
        return new GraphPattern.Values([.. free.Select(i => values.Variables[i])], [.. values.Rows.Where(Agrees).Select(r => free.Select(i => r[i]).ToImmutableArray())]);
    }

    private static PatternTerm Apply(PatternTerm term, IReadOnlyDictionary<string, Term> bound) =>
        term is PatternTerm.Variable variable && bound.TryGetValue(variable.Name, out Term? value) ? new PatternTerm.Constant(value) : term;

    public static Expression Apply(Expression expression, IReadOnlyDictionary<string, Term> bound)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return expression switch
        {
            Expression.Variable variable when bound.TryGetValue(variable.Name, out Term? value) => new Expression.Constant(value),
            Expression.Call call => call with { Arguments = [.. call.Arguments.Select(a => Apply(a, bound))] },
            Expression.Exists exists => exists with { Pattern = Apply(exists.Pattern, bound) },
            Expression.Aggregate { Argument: { } argument } aggregate => aggregate with { Argument = Apply(argument, bound) },
            _ => expression,
        };
    }
}
