using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Sparql.Execution.Expressions;

/// <summary>The functional forms that do not evaluate all their arguments: IF, COALESCE, BOUND, IN and NOT IN (SPARQL 1.1 Query, section 17.4.1).</summary>
internal sealed class LazyEvaluator(string form, Evaluator[] arguments) : Evaluator
{
    public override Value Evaluate(Batch batch, int place) => form switch
    {
        "IF" => If(batch, place),
        "COALESCE" => Coalesce(batch, place),
        "BOUND" => Value.FromBoolean(arguments[0].Evaluate(batch, place).Kind != ValueKind.Unbound),
        "IN" => Value.FromTruth(In(batch, place)),
        _ => Value.FromTruth(In(batch, place).Not()),
    };

    private Value If(Batch batch, int place) => arguments[0].Test(batch, place) switch
    {
        Truth.True => arguments[1].Evaluate(batch, place),
        Truth.False => arguments[2].Evaluate(batch, place),
        _ => Value.Error,
    };

    private Value Coalesce(Batch batch, int place)
    {
        foreach (Evaluator argument in arguments)
        {
            Value value = argument.Evaluate(batch, place);
            if (!value.IsError)
            {
                return value;
            }
        }

        return Value.Error;
    }

    private Truth In(Batch batch, int place)
    {
        Value tested = arguments[0].Evaluate(batch, place);
        Truth found = Truth.False;
        for (int i = 1; i < arguments.Length && found != Truth.True; i++)
        {
            Value member = arguments[i].Evaluate(batch, place);
            found = found.Or(tested.IsError || member.IsError ? Truth.Error : ValueComparison.Equal(tested, member));
        }

        return found;
    }
}
