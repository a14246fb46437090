using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Sparql.Execution.Expressions;

/// <summary>An expression compiled for the columns of one schema. Values live until the arena is reset, after each solution.</summary>
internal abstract class Evaluator
{
    public abstract Value Evaluate(Batch batch, int place);

    /// <summary>The effective boolean value.</summary>
    public virtual Truth Test(Batch batch, int place) => Evaluate(batch, place).EffectiveBoolean();

    /// <summary>The id of the value, 0 for an error.</summary>
    public virtual ulong EvaluateId(Batch batch, int place, QueryContext context) => context.Terms.Intern(Evaluate(batch, place));
}
