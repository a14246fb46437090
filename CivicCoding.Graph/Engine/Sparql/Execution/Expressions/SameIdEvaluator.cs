using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Sparql.Execution.Expressions;

/// <summary>sameTerm, and <c>=</c> or <c>!=</c> with an IRI on one side: equality of ids.</summary>
internal sealed class SameIdEvaluator(Evaluator left, Evaluator right, bool negated, QueryContext context) : Evaluator
{
    public override Value Evaluate(Batch batch, int place) => Value.FromTruth(Test(batch, place));

    public override Truth Test(Batch batch, int place)
    {
        ulong a = left.EvaluateId(batch, place, context);
        ulong b = right.EvaluateId(batch, place, context);
        return a == 0 || b == 0 ? Truth.Error : (a == b != negated).ToTruth();
    }
}
