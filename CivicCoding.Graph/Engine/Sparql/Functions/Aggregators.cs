namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>Makes the aggregates of SPARQL by name (SPARQL 1.1 Query, section 18.5.1).</summary>
public static class Aggregators
{
    /// <summary>A new aggregate.</summary>
    /// <param name="function">COUNT, SUM, MIN, MAX, AVG, SAMPLE or GROUP_CONCAT.</param>
    /// <param name="separator">Of GROUP_CONCAT; null is one space.</param>
    /// <param name="memory">Books what a GROUP_CONCAT collects; null for none.</param>
    public static IAggregator Create(string function, string? separator = null, MemoryAccount? memory = null) => function switch
    {
        _ => throw new NotSupportedException($"The aggregate {function} is not supported yet."),
    };
}
