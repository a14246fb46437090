namespace CivicCoding.Graph.Export.Quality;

/// <summary>A metric of the metadata quality assessment of data.europa.eu.</summary>
/// <param name="Id">Its name there.</param>
/// <param name="Dimension">findability, accessibility, interoperability, reusability or contextuality.</param>
/// <param name="Points">The points where it is met.</param>
/// <param name="PointsWhenMissing">The points where it is not.</param>
/// <param name="OnDistribution">True: it looks at a distribution, else at the dataset.</param>
/// <param name="German">What it looks at, in German.</param>
/// <param name="English">What it looks at, in English.</param>
/// <param name="GermanAdvice">What to do for the points, in German.</param>
/// <param name="EnglishAdvice">What to do for the points, in English.</param>
public sealed record QualityMetric(string Id, string Dimension, int Points, int PointsWhenMissing, bool OnDistribution, string German, string English, string GermanAdvice, string EnglishAdvice);
