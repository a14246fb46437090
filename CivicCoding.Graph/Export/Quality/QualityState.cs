namespace CivicCoding.Graph.Export.Quality;

/// <summary>What is known of a metric.</summary>
public enum QualityState
{
    /// <summary>It is met.</summary>
    Met,

    /// <summary>It is not met.</summary>
    Missing,

    /// <summary>Another host would have to be asked, which is not allowed.</summary>
    NotChecked,
}
