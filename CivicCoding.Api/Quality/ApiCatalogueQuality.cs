using CivicCoding.Api.Languages;
using CivicCoding.Graph.Export.Quality;

namespace CivicCoding.Api.Quality;

/// <summary>The quality points of the catalogue.</summary>
/// <param name="Datasets">The number of datasets.</param>
/// <param name="Points">The mean of their points.</param>
/// <param name="Most">The most points there are.</param>
/// <param name="Class">Excellent, Good, Sufficient or Bad.</param>
/// <param name="Metrics">Every metric, with the share of datasets that meet it.</param>
internal sealed record ApiCatalogueQuality(int Datasets, double Points, int Most, string Class, IReadOnlyList<ApiCatalogueMetric> Metrics)
{
    public static ApiCatalogueQuality Of(IReadOnlyList<QualityScore> scores, Language language)
    {
        double mean = scores.Count == 0 ? 0 : Math.Round(scores.Average(s => s.Points), 1);
        bool german = language == Language.German;
        return new ApiCatalogueQuality(scores.Count, mean, QualityMetrics.Most, QualityMetrics.ClassOf((int)Math.Floor(mean)),
        [
            .. QualityMetrics.All.Select((m, i) => new ApiCatalogueMetric(
                m.Id,
                german ? m.German : m.English,
                m.Dimension,
                m.Points,
                scores.Count(s => s.Values[i].State == QualityState.Met),
                scores.Count(s => s.Values[i].State == QualityState.NotChecked),
                german ? m.GermanAdvice : m.EnglishAdvice)),
        ]);
    }
}
