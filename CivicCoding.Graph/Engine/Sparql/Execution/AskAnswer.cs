using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>The truth of ASK, found when it is first asked for.</summary>
internal sealed class AskAnswer(QueryContext context, Operator plan) : EngineAnswer(context, plan, QueryForm.Ask)
{
    private bool? _boolean;

    public override bool Boolean => _boolean ??= Plan.Next() is not null;
}
