using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Sparql.Execution.Expressions;

/// <summary>The connectives <c>&amp;&amp;</c>, <c>||</c> and <c>!</c> over true, false and error (SPARQL 1.1 Query, section 17.2).</summary>
internal sealed class LogicalEvaluator(char sign, Evaluator left, Evaluator? right = null) : Evaluator
{
    public override Value Evaluate(Batch batch, int place) => Value.FromTruth(Test(batch, place));

    public override Truth Test(Batch batch, int place)
    {
        Truth first = left.Test(batch, place);
        return sign switch
        {
            '!' => first.Not(),
            '&' => first == Truth.False ? Truth.False : first.And(right!.Test(batch, place)),
            _ => first == Truth.True ? Truth.True : first.Or(right!.Test(batch, place)),
        };
    }
}
