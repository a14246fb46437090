using System.Collections.Immutable;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>Splits filters at <c>&amp;&amp;</c> and moves each part as far down as its variables allow: into unions, below OPTIONAL, MINUS, BIND and projections. Within a group of joins the planner places them.</summary>
internal static class PushFilters
{
    public static GraphPattern Rewrite(GraphPattern pattern)
    {
        if (pattern is GraphPattern.Filter filter)
        {
            GraphPattern inner = Rewrite(filter.Inner);
            var stay = new List<Expression>();
            foreach (Expression condition in Conjunction.Split(filter.Condition))
            {
                inner = TryPush(condition, inner) is { } pushed ? pushed : Keep(condition, inner, stay);
            }

            return stay.Count == 0 ? inner : new GraphPattern.Filter(Conjunction.Of(stay), inner);
        }

        if (pattern is GraphPattern.LeftJoin { Condition: { } joined } left)
        {
            return PushIntoOptional(left, joined);
        }

        return PatternRewriter.Parts(pattern, Rewrite);
    }

    private static GraphPattern Keep(Expression condition, GraphPattern inner, List<Expression> stay)
    {
        stay.Add(condition);
        return inner;
    }

    // A condition over variables that only the optional side has, and always binds, is a filter of that side.
    private static GraphPattern.LeftJoin PushIntoOptional(GraphPattern.LeftJoin join, Expression condition)
    {
        GraphPattern left = Rewrite(join.Left);
        GraphPattern right = Rewrite(join.Right);
        ImmutableHashSet<string> certain = Variables.Certain(right);
        var stay = new List<Expression>();
        foreach (Expression part in Conjunction.Split(condition))
        {
            if (!Conjunction.HasExists(part) && Variables.Of(part).IsSubsetOf(certain))
            {
                right = TryPush(part, right) ?? new GraphPattern.Filter(part, right);
            }
            else
            {
                stay.Add(part);
            }
        }

        return new GraphPattern.LeftJoin(left, right, stay.Count == 0 ? null : Conjunction.Of(stay));
    }

    /// <summary>The pattern with the condition moved into it, or null where it has to stay above.</summary>
    private static GraphPattern? TryPush(Expression condition, GraphPattern pattern)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (Conjunction.HasExists(condition))
        {
            return null;
        }

        ImmutableHashSet<string> used = Variables.Of(condition);
        switch (pattern)
        {
            case GraphPattern.Union union:
                return union with { Left = Push(condition, union.Left), Right = Push(condition, union.Right) };
            case GraphPattern.LeftJoin join when used.IsSubsetOf(Variables.Certain(join.Left)):
                return join with { Left = Push(condition, join.Left) };
            case GraphPattern.Minus minus:
                return minus with { Left = Push(condition, minus.Left) };
            case GraphPattern.Extend extend when !used.Contains(extend.Variable):
                return extend with { Inner = Push(condition, extend.Inner) };
            case GraphPattern.Distinct distinct:
                return distinct with { Inner = Push(condition, distinct.Inner) };
            case GraphPattern.Project project when used.IsSubsetOf(project.Variables):
                return project with { Inner = Push(condition, project.Inner) };
            case GraphPattern.InGraph graph when !Variables.Of(graph.Name).Any(used.Contains) && used.IsSubsetOf(Variables.Certain(graph.Inner)):
                return graph with { Inner = Push(condition, graph.Inner) };
            default:
                return null;
        }
    }

    private static GraphPattern Push(Expression condition, GraphPattern pattern) => TryPush(condition, pattern) ?? new GraphPattern.Filter(condition, pattern);
}
