namespace CivicCoding.Graph.Harvest.Runs;

/// <summary>How far a run is.</summary>
public enum HarvestState
{
    /// <summary>It reads, or it was killed while it did and can be resumed until its deadline.</summary>
    Running,

    /// <summary>Everything was read and is committed.</summary>
    Done,

    /// <summary>It ended without a commit; the source's graph is as it was.</summary>
    Failed,
}
