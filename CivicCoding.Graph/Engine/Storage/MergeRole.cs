namespace CivicCoding.Graph.Storage;

/// <summary>What a table's rows mean in a merge.</summary>
internal enum MergeRole
{
    /// <summary>The rows are there.</summary>
    Add,

    /// <summary>The rows take one added row away each.</summary>
    Delete,

    /// <summary>Rows that must not come out, whatever the others say.</summary>
    Exclude,
}
