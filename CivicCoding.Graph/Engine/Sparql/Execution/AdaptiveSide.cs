namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>The pattern of an <see cref="AdaptiveJoin"/>, planned anew for the keys of each chunk of the input.</summary>
internal abstract class AdaptiveSide : IDisposable
{
    /// <summary>Plans the pattern.</summary>
    /// <param name="left">The solutions of the input that are held.</param>
    /// <param name="schema">Their columns.</param>
    /// <param name="usesKeys">True where the plan gives only what can join with <paramref name="left"/>; false where it holds for every input.</param>
    public abstract Operator PlanFor(SolutionStore left, Schema schema, out bool usesKeys);

    public abstract void Dispose();
}
