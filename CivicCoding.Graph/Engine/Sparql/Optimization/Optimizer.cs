using System.Collections.Immutable;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>The rewrites of the algebra, in the order in which they run.</summary>
internal static class Optimizer
{
    private static readonly ImmutableArray<Func<GraphPattern, RewriteContext, GraphPattern>> _rewrites =
    [
        FindPropertyFunctions.Rewrite,
        DissolvePaths.Rewrite,
        static (pattern, _) => PushFilters.Rewrite(pattern),
    ];

    /// <param name="pattern">The pattern as translated.</param>
    /// <param name="functions">The registered property functions by IRI.</param>
    /// <param name="name">A name that no other pattern of the query was rewritten with: new variables carry it.</param>
    public static GraphPattern Normalise(GraphPattern pattern, IReadOnlyDictionary<string, IPropertyFunction> functions, string name)
    {
        var context = new RewriteContext(functions, name);
        foreach (Func<GraphPattern, RewriteContext, GraphPattern> rewrite in _rewrites)
        {
            pattern = rewrite(pattern, context);
        }

        return pattern;
    }
}
