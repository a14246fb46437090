namespace CivicCoding.Graph.Tests;

/// <summary>Tests that measure the memory of the whole program: they run one by one, when all others are done.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredAlone
{
    public const string Name = "measured alone";
}
