namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>A filter condition over the columns of one schema.</summary>
internal abstract class Condition
{
    /// <summary>Writes the places of the solutions for which the condition is true, ascending.</summary>
    /// <returns>How many there are.</returns>
    public abstract int Select(Batch batch, Span<int> places);
}
