namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>One aggregate over all groups of a <see cref="GroupSolutions"/>.</summary>
internal abstract class AggregateState : IDisposable
{
    /// <summary>Takes the solutions of a batch with the number of each one's group; the groups so far number <paramref name="groups"/>.</summary>
    public abstract void Add(Batch batch, int[] groupOf, int groups);

    /// <summary>Makes room for groups that had no solution.</summary>
    public abstract void Grow(int groups);

    /// <summary>The id bits of a group's result, 0 for an error.</summary>
    public abstract ulong Result(int group);

    public virtual void Dispose()
    {
    }
}
