using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Sparql.Execution.Expressions;

/// <summary>A constant, also "unbound" for a variable that no column holds.</summary>
internal sealed class ConstantEvaluator(Value value) : Evaluator
{
    private ulong? _id;

    public Value Value => value;

    public override Value Evaluate(Batch batch, int place) => value;

    public override ulong EvaluateId(Batch batch, int place, QueryContext context) => _id ??= context.Terms.Intern(value);
}
