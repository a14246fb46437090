namespace CivicCoding.Graph.Export.Quality;

/// <summary>A metric of a dataset with its points.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="State">What is known of it.</param>
/// <param name="Points">The points that it gives.</param>
public sealed record QualityValue(QualityMetric Metric, QualityState State, int Points);
