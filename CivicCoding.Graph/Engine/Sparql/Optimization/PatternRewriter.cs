using System.Runtime.CompilerServices;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>Rebuilds a pattern with each of its parts rewritten.</summary>
internal static class PatternRewriter
{
    /// <summary>The pattern with <paramref name="rewrite"/> applied to its direct parts; EXISTS patterns are left to the planner.</summary>
    public static GraphPattern Parts(GraphPattern pattern, Func<GraphPattern, GraphPattern> rewrite)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return pattern switch
        {
            GraphPattern.Join p => p with { Left = rewrite(p.Left), Right = rewrite(p.Right) },
            GraphPattern.LeftJoin p => p with { Left = rewrite(p.Left), Right = rewrite(p.Right) },
            GraphPattern.Filter p => p with { Inner = rewrite(p.Inner) },
            GraphPattern.Union p => p with { Left = rewrite(p.Left), Right = rewrite(p.Right) },
            GraphPattern.Minus p => p with { Left = rewrite(p.Left), Right = rewrite(p.Right) },
            GraphPattern.InGraph p => p with { Inner = rewrite(p.Inner) },
            GraphPattern.Extend p => p with { Inner = rewrite(p.Inner) },
            GraphPattern.Group p => p with { Inner = rewrite(p.Inner) },
            GraphPattern.OrderBy p => p with { Inner = rewrite(p.Inner) },
            GraphPattern.Project p => p with { Inner = rewrite(p.Inner) },
            GraphPattern.Distinct p => p with { Inner = rewrite(p.Inner) },
            GraphPattern.Reduced p => p with { Inner = rewrite(p.Inner) },
            GraphPattern.Slice p => p with { Inner = rewrite(p.Inner) },
            _ => pattern,
        };
    }
}
