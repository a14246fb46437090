using CivicCoding.Api.Languages;
using CivicCoding.Graph.Export.Quality;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Quality;

/// <summary>The quality points of a dataset.</summary>
/// <param name="Id">The dataset.</param>
/// <param name="Points">The points.</param>
/// <param name="Most">The most points there are.</param>
/// <param name="NotChecked">The points of what was not checked.</param>
/// <param name="Class">Excellent, Good, Sufficient or Bad.</param>
/// <param name="Distribution">The distribution that counts, or null.</param>
/// <param name="Metrics">Every metric.</param>
internal sealed record ApiQuality(string Id, int Points, int Most, int NotChecked, string Class, string? Distribution, IReadOnlyList<ApiQualityMetric> Metrics)
{
    public static ApiQuality Of(QualityScore score, Language language) =>
        new(Name(score.Dataset)!, score.Points, QualityMetrics.Most, score.NotChecked, score.Class, Name(score.Distribution), [.. score.Values.Select(v => ApiQualityMetric.Of(v, language))]);

    private static string? Name(Term? term) => term is Iri iri ? iri.Value : term?.ToString();
}
