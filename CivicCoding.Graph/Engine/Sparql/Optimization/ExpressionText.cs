using System.Runtime.CompilerServices;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>Expressions as short text for --explain.</summary>
internal static class ExpressionText
{
    public static string Of(Expression expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return expression switch
        {
            Expression.Variable variable => "?" + variable.Name,
            Expression.Constant constant => constant.Term.ToString(),
            Expression.Call { Arguments.Length: 2 } call when !char.IsLetter(call.Function[0]) && call.Function[0] != '<' => $"({Of(call.Arguments[0])} {call.Function} {Of(call.Arguments[1])})",
            Expression.Call call => $"{call.Function}({string.Join(", ", call.Arguments.Select(Of))})",
            Expression.Exists exists => exists.Negated ? "NOT EXISTS" : "EXISTS",
            Expression.Aggregate aggregate => $"{aggregate.Function}({(aggregate.Distinct ? "DISTINCT " : "")}{(aggregate.Argument is null ? "*" : Of(aggregate.Argument))})",
            _ => expression.GetType().Name,
        };
    }
}
