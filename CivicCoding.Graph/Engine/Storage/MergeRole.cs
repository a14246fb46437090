namespace CivicCoding.Graph.Storage;

/// <summary>What a table's rows mean in a merge.</summary>
internal enum MergeRole
{
    /// <summary>The rows are there.</summary>
    Add,

    /// <summary>The rows take one added row away each.</summary>
    Delete,

    /// <summary>The rows are there already and must not come out.</summary>
    Exclude,

    /// <summary>The rows take one excluded row away each.</summary>
    ExcludeDelete,
}
