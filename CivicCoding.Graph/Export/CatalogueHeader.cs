using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Export;

/// <summary>What the catalogue says of itself.</summary>
/// <param name="Catalogue">The catalogue's IRI, the same on every page.</param>
/// <param name="PublicBase">The absolute public address of the server, ending in a slash; access and download addresses begin with it.</param>
/// <param name="Modified">The latest modification date of its datasets, as an xsd:date lexical form, or null.</param>
/// <param name="Datasets">The number of datasets on all pages.</param>
public sealed record CatalogueHeader(Iri Catalogue, string PublicBase, string? Modified, int Datasets)
{
    /// <summary>The datasets that were in the catalogue and are no longer, on the last page only.</summary>
    public IReadOnlyList<RemovedDataset> Removed { get; init; } = [];

    /// <summary>The card of the model that the server publishes, or null.</summary>
    public ModelCard? Model { get; init; }
}
