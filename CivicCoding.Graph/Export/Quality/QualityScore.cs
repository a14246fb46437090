using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Export.Quality;

/// <summary>The metadata quality points of a dataset: its own metrics and those of its best distribution.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Distribution">The distribution that gives the most points, or null where there is none.</param>
/// <param name="Values">Every metric, in their order.</param>
public sealed record QualityScore(Term Dataset, Term? Distribution, IReadOnlyList<QualityValue> Values)
{
    public int Points => Values.Sum(v => v.Points);

    /// <summary>The points that checking other hosts could still add.</summary>
    public int NotChecked => Values.Where(v => v.State == QualityState.NotChecked).Sum(v => v.Metric.Points);

    public string Class => QualityMetrics.ClassOf(Points);
}
