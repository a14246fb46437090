using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Export;

/// <summary>A page of the catalogue: its datasets and where it stands.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Count">The number of pages, at least 1.</param>
/// <param name="Header">The catalogue.</param>
/// <param name="Datasets">At most <see cref="CatalogueReader.PageSize"/> datasets, ascending by IRI.</param>
/// <param name="Sequence">The store's sequence number that the page shows.</param>
public sealed record CataloguePage(int Number, int Count, CatalogueHeader Header, IReadOnlyList<DatasetDescription> Datasets, long Sequence);
