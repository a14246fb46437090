namespace CivicCoding.Graph.Harvest.Runs;

/// <summary>What became of a record, or that something about it was left out.</summary>
public enum HarvestOutcome
{
    /// <summary>The store did not have it.</summary>
    New,

    /// <summary>At least one statement about it or its parts differs.</summary>
    Changed,

    /// <summary>It is as it was.</summary>
    Unchanged,

    /// <summary>The source no longer has it, or says that it is withdrawn.</summary>
    Removed,

    /// <summary>Something was left out or repaired; the message says what.</summary>
    Problem,
}
