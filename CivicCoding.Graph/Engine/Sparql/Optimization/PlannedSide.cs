using System.Collections.Immutable;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>The right side of an adaptive join: its plan without keys, and plans for the keys of the left side where those are cheaper.</summary>
internal sealed class PlannedSide(QueryContext context, Func<KeySet?, Operator> plan, ImmutableHashSet<string> certain) : AdaptiveSide
{
    private const double CostOfPlanning = 20_000;
    private bool _wholeIsTaken;

    /// <summary>The plan that holds for every input.</summary>
    public Operator Whole { get; } = plan(null);

    public override Operator PlanFor(SolutionStore left, Schema schema, out bool usesKeys)
    {
        ImmutableArray<string> shared = [.. schema.Variables.Where(v => schema.Binds(v) && Whole.Schema.Binds(v) && certain.Contains(v))];
        usesKeys = false;
        if (shared.Length > 0 && Whole.Cost > CostOfPlanning + (left.Count * 20.0))
        {
            KeySet keys = KeySet.Of(shared, i => left.Column(schema.IndexOf(shared[i])), left.Count, context.Memory);
            Operator keyed = plan(keys);
            if (keyed.Cost * 2 < Whole.Cost)
            {
                usesKeys = true;
                return keyed;
            }

            keyed.Dispose();
        }

        _wholeIsTaken = true;
        return Whole;
    }

    public override void Dispose()
    {
        if (!_wholeIsTaken)
        {
            Whole.Dispose();
        }
    }
}
