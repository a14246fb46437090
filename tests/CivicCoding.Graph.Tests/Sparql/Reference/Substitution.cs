using System.Collections.Immutable;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Tests.Sparql.Reference;

/// <summary>substitute(pattern, mapping) of section 18.6: every variable that the mapping binds is replaced by its term. Where a variable is bound inside (VALUES, BIND, a subquery), the replaced place becomes a condition instead.</summary>
internal static class Substitution
{
    public static GraphPattern Apply(GraphPattern pattern, Mapping by)
    {
        GraphPattern In(GraphPattern inner) => Apply(inner, by);
        return pattern switch
        {
            GraphPattern.Bgp p => new GraphPattern.Bgp([.. p.Triples.Select(t => new TriplePattern(Of(t.Subject, by), Of(t.Predicate, by), Of(t.Object, by)))]),
            GraphPattern.Path p => new GraphPattern.Path(Of(p.Subject, by), p.Property, Of(p.Object, by)),
            GraphPattern.Join p => new GraphPattern.Join(In(p.Left), In(p.Right)),
            GraphPattern.LeftJoin p => new GraphPattern.LeftJoin(In(p.Left), In(p.Right), p.Condition is null ? null : Of(p.Condition, by)),
            GraphPattern.Filter p => new GraphPattern.Filter(Of(p.Condition, by), In(p.Inner)),
            GraphPattern.Union p => new GraphPattern.Union(In(p.Left), In(p.Right)),
            GraphPattern.Minus p => new GraphPattern.Minus(In(p.Left), In(p.Right)),
            GraphPattern.InGraph p => new GraphPattern.InGraph(Of(p.Name, by), In(p.Inner)),
            GraphPattern.Values p => Values(p, by),
            GraphPattern.Project p => new GraphPattern.Project(Apply(p.Inner, by.Only(p.Variables)), [.. p.Variables.Where(v => by[v] is null)]),
            GraphPattern.Distinct p => new GraphPattern.Distinct(In(p.Inner)),
            _ => throw new NotSupportedException($"EXISTS with {pattern.GetType().Name} is left to the engine."),
        };
    }

    private static GraphPattern.Values Values(GraphPattern.Values values, Mapping by)
    {
        int[] kept = [.. Enumerable.Range(0, values.Variables.Length).Where(i => by[values.Variables[i]] is null)];
        IEnumerable<ImmutableArray<Term?>> rows = values.Rows.Where(r => values.Variables.Zip(r).All(b => b.Second is null || by[b.First] is not { } term || term.Equals(b.Second)));
        return new GraphPattern.Values([.. kept.Select(i => values.Variables[i])], [.. rows.Select(r => (ImmutableArray<Term?>)[.. kept.Select(i => r[i])])]);
    }

    private static PatternTerm Of(PatternTerm term, Mapping by) => term is PatternTerm.Variable variable && by[variable.Name] is { } bound ? new PatternTerm.Constant(bound) : term;

    private static Expression Of(Expression expression, Mapping by) => expression switch
    {
        Expression.Variable variable when by[variable.Name] is { } bound => new Expression.Constant(bound),
        Expression.Call call => new Expression.Call(call.Function, [.. call.Arguments.Select(a => Of(a, by))]),
        Expression.Exists exists => new Expression.Exists(Apply(exists.Pattern, by), exists.Negated),
        _ => expression,
    };
}
