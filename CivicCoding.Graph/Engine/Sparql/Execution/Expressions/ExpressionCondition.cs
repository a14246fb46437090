using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Sparql.Execution.Expressions;

/// <summary>The solutions for which an expression's effective boolean value is true; errors count as false.</summary>
internal sealed class ExpressionCondition(Evaluator evaluator, QueryContext context) : Condition
{
    public override int Select(Batch batch, Span<int> places)
    {
        int kept = 0;
        for (int i = 0; i < batch.Count; i++)
        {
            context.BeginSolution();
            if (evaluator.Test(batch, i) == Truth.True)
            {
                places[kept++] = i;
            }
        }

        return kept;
    }
}
