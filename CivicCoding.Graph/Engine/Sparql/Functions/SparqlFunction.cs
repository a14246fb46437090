namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>A function or operator that evaluates all its arguments first; the special forms (&amp;&amp;, ||, !, IF, COALESCE, BOUND, IN, NOT IN, EXISTS) are not among them.</summary>
/// <param name="Name">The name as in <see cref="Algebra.Expression.Call"/>.</param>
/// <param name="MinArguments">The smallest number of arguments.</param>
/// <param name="MaxArguments">The largest number of arguments.</param>
/// <param name="Body">What it computes.</param>
/// <param name="IsDeterministic">False where equal arguments may give different results within one query (RAND, UUID, BNODE); such a call is neither folded nor shared.</param>
public sealed record SparqlFunction(string Name, int MinArguments, int MaxArguments, FunctionBody Body, bool IsDeterministic = true)
{
    /// <summary>The function's value; an error where an argument is one or their number is wrong.</summary>
    public Value Invoke(ReadOnlySpan<Value> arguments, FunctionContext context)
    {
        if (arguments.Length < MinArguments || arguments.Length > MaxArguments)
        {
            return Value.Error;
        }

        foreach (ref readonly Value argument in arguments)
        {
            if (argument.IsError)
            {
                return Value.Error;
            }
        }

        return Body(arguments, context);
    }
}
