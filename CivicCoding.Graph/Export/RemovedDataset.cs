using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Export;

/// <summary>A dataset that was in the catalogue and is no longer.</summary>
/// <param name="Dataset">Its IRI.</param>
/// <param name="Day">The day on which it was missing first.</param>
public sealed record RemovedDataset(Iri Dataset, DateOnly Day);
