using CivicCoding.Api.Languages;
using CivicCoding.Graph.Export.Quality;

namespace CivicCoding.Api.Quality;

/// <summary>A metric of a dataset.</summary>
/// <param name="Id">Its name at data.europa.eu.</param>
/// <param name="Label">What it looks at.</param>
/// <param name="Dimension">findability, accessibility, interoperability, reusability or contextuality.</param>
/// <param name="State">met, missing or not checked.</param>
/// <param name="Points">The points it gives.</param>
/// <param name="Most">The points it could give.</param>
/// <param name="Advice">What to do, where it is not met.</param>
internal sealed record ApiQualityMetric(string Id, string Label, string Dimension, string State, int Points, int Most, string? Advice)
{
    public static ApiQualityMetric Of(QualityValue value, Language language)
    {
        bool german = language == Language.German;
        return new ApiQualityMetric(
            value.Metric.Id,
            german ? value.Metric.German : value.Metric.English,
            value.Metric.Dimension,
            value.State switch
            {
                QualityState.Met => "met",
                QualityState.NotChecked => "not checked",
                _ => "missing",
            },
            value.Points,
            value.Metric.Points,
            value.State == QualityState.Missing ? (german ? value.Metric.GermanAdvice : value.Metric.EnglishAdvice) : null);
    }
}
