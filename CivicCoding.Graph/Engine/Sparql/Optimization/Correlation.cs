using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>Tells where EXISTS, which substitutes the outer solution into its pattern, equals a join with the pattern's own solutions.</summary>
internal static class Correlation
{
    public static bool IsJoin(GraphPattern pattern, ImmutableHashSet<string> outer)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (pattern)
        {
            case GraphPattern.Bgp or GraphPattern.Path or GraphPattern.Values:
                return true;
            case GraphPattern.Join join:
                return IsJoin(join.Left, outer) && IsJoin(join.Right, outer);
            case GraphPattern.Union union:
                return IsJoin(union.Left, outer) && IsJoin(union.Right, outer);
            case GraphPattern.InGraph graph:
                return IsJoin(graph.Inner, outer);
            case GraphPattern.Filter filter:
                return IsJoin(filter.Inner, outer) && Variables.Of(filter.Condition).Intersect(outer).IsSubsetOf(Variables.Certain(filter.Inner));
            case GraphPattern.Extend extend:
                return IsJoin(extend.Inner, outer) && !outer.Contains(extend.Variable) && Variables.Of(extend.Value).Intersect(outer).IsSubsetOf(Variables.Certain(extend.Inner));
            case GraphPattern.LeftJoin join:
                ImmutableHashSet<string> certain = Variables.Certain(join.Left);
                return IsJoin(join.Left, outer)
                    && Variables.Mentioned(join.Right).Union(join.Condition is null ? [] : Variables.Of(join.Condition)).Intersect(outer).IsSubsetOf(certain);
            case GraphPattern.Minus minus:
                return IsJoin(minus.Left, outer) && Variables.Mentioned(minus.Right).Intersect(outer).IsEmpty;
            case GraphPattern.Distinct distinct:
                return IsJoin(distinct.Inner, outer);
            case GraphPattern.Reduced reduced:
                return IsJoin(reduced.Inner, outer);
            default:
                return Variables.Mentioned(pattern).Intersect(outer).IsEmpty;
        }
    }
}
