using System.Collections.Immutable;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>The rewrites of the algebra, in the order in which they run.</summary>
internal static class Optimizer
{
    private static readonly ImmutableArray<Func<GraphPattern, GraphPattern>> _rewrites =
    [
        DissolvePaths.Rewrite,
        PushFilters.Rewrite,
    ];

    public static GraphPattern Normalise(GraphPattern pattern)
    {
        foreach (Func<GraphPattern, GraphPattern> rewrite in _rewrites)
        {
            pattern = rewrite(pattern);
        }

        return pattern;
    }
}
