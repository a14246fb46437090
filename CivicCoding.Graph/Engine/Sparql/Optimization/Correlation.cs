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
            case GraphPattern.Bgp or GraphPattern.Values:
                return true;
            case GraphPattern.Path path:
                // A constant end matches a path of length zero even where the graph does not hold the term; a variable does not.
                return !CanBeEmpty(path.Property) || !Variables.InScope(path).Overlaps(outer);
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

    private static bool CanBeEmpty(PropertyPath path)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return path switch
        {
            PropertyPath.ZeroOrMore or PropertyPath.ZeroOrOne => true,
            PropertyPath.OneOrMore closure => CanBeEmpty(closure.Path),
            PropertyPath.Inverse inverse => CanBeEmpty(inverse.Path),
            PropertyPath.Sequence sequence => CanBeEmpty(sequence.Left) && CanBeEmpty(sequence.Right),
            PropertyPath.Alternative alternative => CanBeEmpty(alternative.Left) || CanBeEmpty(alternative.Right),
            _ => false,
        };
    }
}
