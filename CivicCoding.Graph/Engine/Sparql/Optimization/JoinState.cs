using System.Numerics;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>A partial join order: which relations are joined, at what cost, and by what last step.</summary>
/// <param name="Joined">The relations, one bit each.</param>
/// <param name="Rows">The expected number of solutions.</param>
/// <param name="Cost">The expected cost so far.</param>
/// <param name="SortedBy">The variable that the solutions ascend by, or null.</param>
/// <param name="Before">The state before the last step; null at the first relation.</param>
/// <param name="Relation">The relation that the last step added.</param>
/// <param name="Method">How it was added.</param>
/// <param name="RelationOrder">The order in which the relation itself is run.</param>
internal sealed record JoinState(ulong Joined, double Rows, double Cost, string? SortedBy, JoinState? Before, int Relation, JoinMethod Method, string? RelationOrder)
{
    public int Count => BitOperations.PopCount(Joined);
}
