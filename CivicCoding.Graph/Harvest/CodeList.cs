using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest;

/// <summary>A list of concepts (SKOS Reference, section 4) that a document holds, as the quads of its own named graph.</summary>
/// <param name="Scheme">The concept scheme.</param>
/// <param name="Graph">The named graph of the list: <c>graph/vocab/{slug of the scheme}</c>.</param>
/// <param name="Concepts">How many concepts it has.</param>
/// <param name="Quads">What the document says of the list and its concepts, and the provenance of the graph.</param>
public sealed record CodeList(Iri Scheme, Iri Graph, int Concepts, IReadOnlyList<Quad> Quads);
