using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>Which variables patterns and expressions mention, may bind, and bind in every solution.</summary>
internal static class Variables
{
    /// <summary>The variables that are bound in every solution of a pattern.</summary>
    public static ImmutableHashSet<string> Certain(GraphPattern pattern)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return pattern switch
        {
            GraphPattern.Bgp bgp => [.. bgp.Triples.SelectMany(Of)],
            GraphPattern.Path path => [.. Of(path.Subject), .. Of(path.Object)],
            GraphPattern.Join join => Certain(join.Left).Union(Certain(join.Right)),
            GraphPattern.LeftJoin join => Certain(join.Left),
            GraphPattern.Filter filter => Certain(filter.Inner),
            GraphPattern.Union union => Certain(union.Left).Intersect(Certain(union.Right)),
            GraphPattern.Minus minus => Certain(minus.Left),
            GraphPattern.InGraph graph => Certain(graph.Inner).Union(Of(graph.Name)),
            GraphPattern.Extend { Value: Expression.Constant } extend => Certain(extend.Inner).Add(extend.Variable),
            GraphPattern.Extend extend => Certain(extend.Inner),
            GraphPattern.Values values => [.. values.Variables.Where((_, i) => values.Rows.All(r => r[i] is not null))],
            GraphPattern.Group group => group.Keys.Where(k => k.Value is null).Select(k => k.Variable).ToImmutableHashSet().Intersect(Certain(group.Inner)),
            GraphPattern.OrderBy order => Certain(order.Inner),
            GraphPattern.Project project => Certain(project.Inner).Intersect(project.Variables),
            GraphPattern.Distinct distinct => Certain(distinct.Inner),
            GraphPattern.Reduced reduced => Certain(reduced.Inner),
            GraphPattern.Slice slice => Certain(slice.Inner),
            GraphPattern.Service { Silent: false } service => [.. Of(service.Endpoint)],
            _ => [],
        };
    }

    /// <summary>The variables in scope of a pattern (SPARQL 1.1 Query, section 18.2.1), blank nodes among them.</summary>
    public static ImmutableHashSet<string> InScope(GraphPattern pattern)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return pattern switch
        {
            GraphPattern.Bgp bgp => [.. bgp.Triples.SelectMany(Of)],
            GraphPattern.Path path => [.. Of(path.Subject), .. Of(path.Object)],
            GraphPattern.PropertyFunction function => [.. function.Subject.SelectMany(Of), .. function.Object.SelectMany(Of)],
            GraphPattern.Join join => InScope(join.Left).Union(InScope(join.Right)),
            GraphPattern.LeftJoin join => InScope(join.Left).Union(InScope(join.Right)),
            GraphPattern.Filter filter => InScope(filter.Inner),
            GraphPattern.Union union => InScope(union.Left).Union(InScope(union.Right)),
            GraphPattern.Minus minus => InScope(minus.Left),
            GraphPattern.InGraph graph => InScope(graph.Inner).Union(Of(graph.Name)),
            GraphPattern.Extend extend => InScope(extend.Inner).Add(extend.Variable),
            GraphPattern.Values values => [.. values.Variables],
            GraphPattern.Service service => InScope(service.Inner).Union(Of(service.Endpoint)),
            GraphPattern.Group group => [.. group.Keys.Select(k => k.Variable), .. group.Aggregates.Select(a => a.Variable)],
            GraphPattern.OrderBy order => InScope(order.Inner),
            GraphPattern.Project project => [.. project.Variables],
            GraphPattern.Distinct distinct => InScope(distinct.Inner),
            GraphPattern.Reduced reduced => InScope(reduced.Inner),
            GraphPattern.Slice slice => InScope(slice.Inner),
            _ => [],
        };
    }

    /// <summary>Every variable that a pattern mentions, also in filters and inside sub-selects.</summary>
    public static ImmutableHashSet<string> Mentioned(GraphPattern pattern)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return pattern switch
        {
            GraphPattern.Join join => Mentioned(join.Left).Union(Mentioned(join.Right)),
            GraphPattern.LeftJoin join => Mentioned(join.Left).Union(Mentioned(join.Right)).Union(join.Condition is null ? [] : Of(join.Condition)),
            GraphPattern.Filter filter => Mentioned(filter.Inner).Union(Of(filter.Condition)),
            GraphPattern.Union union => Mentioned(union.Left).Union(Mentioned(union.Right)),
            GraphPattern.Minus minus => Mentioned(minus.Left).Union(Mentioned(minus.Right)),
            GraphPattern.InGraph graph => Mentioned(graph.Inner).Union(Of(graph.Name)),
            GraphPattern.Extend extend => Mentioned(extend.Inner).Add(extend.Variable).Union(Of(extend.Value)),
            GraphPattern.Service service => Mentioned(service.Inner).Union(Of(service.Endpoint)),
            GraphPattern.Group group => Mentioned(group.Inner)
                .Union(group.Keys.Select(k => k.Variable)).Union(group.Keys.Where(k => k.Value is not null).SelectMany(k => Of(k.Value!)))
                .Union(group.Aggregates.Select(a => a.Variable)).Union(group.Aggregates.SelectMany(a => Of(a.Aggregate))),
            GraphPattern.OrderBy order => Mentioned(order.Inner).Union(order.Conditions.SelectMany(c => Of(c.Value))),
            GraphPattern.Project project => Mentioned(project.Inner).Union(project.Variables),
            GraphPattern.Distinct distinct => Mentioned(distinct.Inner),
            GraphPattern.Reduced reduced => Mentioned(reduced.Inner),
            GraphPattern.Slice slice => Mentioned(slice.Inner),
            _ => InScope(pattern),
        };
    }

    /// <summary>The variables that an expression mentions, those of EXISTS patterns among them.</summary>
    public static ImmutableHashSet<string> Of(Expression expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return expression switch
        {
            Expression.Variable variable => [variable.Name],
            Expression.Call call => [.. call.Arguments.SelectMany(Of)],
            Expression.Exists exists => Mentioned(exists.Pattern),
            Expression.Aggregate { Argument: { } argument } => Of(argument),
            _ => [],
        };
    }

    public static IEnumerable<string> Of(PatternTerm term) => term is PatternTerm.Variable variable ? [variable.Name] : [];

    public static IEnumerable<string> Of(TriplePattern triple) => [.. Of(triple.Subject), .. Of(triple.Predicate), .. Of(triple.Object)];
}
