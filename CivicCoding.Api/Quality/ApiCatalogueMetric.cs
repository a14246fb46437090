namespace CivicCoding.Api.Quality;

/// <summary>A metric over the catalogue.</summary>
/// <param name="Id">Its name at data.europa.eu.</param>
/// <param name="Label">What it looks at.</param>
/// <param name="Dimension">Its dimension.</param>
/// <param name="Most">The points it can give a dataset.</param>
/// <param name="Met">The number of datasets that meet it.</param>
/// <param name="NotChecked">The number of datasets where it was not checked.</param>
/// <param name="Advice">What to do for it.</param>
internal sealed record ApiCatalogueMetric(string Id, string Label, string Dimension, int Most, int Met, int NotChecked, string Advice);
