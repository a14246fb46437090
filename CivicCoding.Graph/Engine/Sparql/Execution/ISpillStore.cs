namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>Room outside of memory for what sorting, grouping and DISTINCT cannot hold. Safe for use by many threads.</summary>
public interface ISpillStore
{
    /// <summary>A new empty stream, to be written and then read; its room is free again once it is disposed.</summary>
    Stream Open();

    /// <summary>Books bytes before they are written; false where there is no room for them.</summary>
    bool TryReserve(long bytes);

    /// <summary>Gives booked bytes back.</summary>
    void Release(long bytes);
}
