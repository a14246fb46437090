using System.Collections.Immutable;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>Where a pattern is planned: its active graph, the variables that anyone above wants, and the keys that its solutions may be narrowed to.</summary>
/// <param name="Graphs">The active graph.</param>
/// <param name="GraphVariable">The variable of the GRAPH clause around, where it is matched as part of each quad.</param>
/// <param name="Needed">The variables that are wanted; null: all.</param>
/// <param name="Keys">Bindings that the solutions are joined with above, or null.</param>
internal sealed record PlanScope(GraphFilter Graphs, string? GraphVariable = null, ImmutableHashSet<string>? Needed = null, KeySet? Keys = null)
{
    public bool IsNeeded(string variable) => Needed is null || Needed.Contains(variable);

    /// <summary>The same with more variables wanted.</summary>
    public PlanScope Needing(IEnumerable<string> variables) => Needed is null ? this : this with { Needed = Needed.Union(variables) };
}
