using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Sparql.Execution.Expressions;

/// <summary>A function of the table over evaluated arguments.</summary>
internal sealed class CallEvaluator(SparqlFunction function, Evaluator[] arguments, FunctionContext context) : Evaluator
{
    public override Value Evaluate(Batch batch, int place)
    {
        var values = new ArgumentList();
        if (arguments.Length <= ArgumentList.Length)
        {
            for (int i = 0; i < arguments.Length; i++)
            {
                values[i] = arguments[i].Evaluate(batch, place);
            }

            return function.Invoke(((ReadOnlySpan<Value>)values)[..arguments.Length], context);
        }

        return function.Invoke(Array.ConvertAll(arguments, a => a.Evaluate(batch, place)), context);
    }

    [System.Runtime.CompilerServices.InlineArray(Length)]
    private struct ArgumentList
    {
        public const int Length = 4;
        private Value _first;
    }
}
