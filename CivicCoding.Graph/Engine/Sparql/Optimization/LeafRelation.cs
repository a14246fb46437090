using System.Collections.Immutable;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>A pattern that is planned on its own: a union, an OPTIONAL, a sub-select, VALUES.</summary>
internal sealed class LeafRelation(Operator plan) : Relation
{
    public override ImmutableArray<string> Variables => plan.Schema.Variables;

    public override double Rows => plan.Estimate;

    public override double Cost => Math.Max(plan.Cost, plan.Estimate);

    public override IEnumerable<string?> Orders => [plan.SortedBy.IsEmpty ? null : plan.SortedBy[0]];

    public override bool Binds(string variable) => plan.Schema.Binds(variable);

    public override Operator Run(string? sortedBy, Func<string, bool> isNeeded) => plan;
}
