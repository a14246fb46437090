using System.Runtime.CompilerServices;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>Conditions joined by <c>&amp;&amp;</c>. A filter drops errors like false, so its parts may be tested one after the other.</summary>
internal static class Conjunction
{
    public static IEnumerable<Expression> Split(Expression condition)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return condition is Expression.Call { Function: "&&" } and ? and.Arguments.SelectMany(Split) : [condition];
    }

    public static Expression Of(IReadOnlyList<Expression> conditions) =>
        conditions.Count == 1 ? conditions[0] : conditions.Aggregate((a, b) => new Expression.Call("&&", [a, b]));

    public static bool HasExists(Expression expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return expression switch
        {
            Expression.Exists => true,
            Expression.Call call => call.Arguments.Any(HasExists),
            _ => false,
        };
    }
}
