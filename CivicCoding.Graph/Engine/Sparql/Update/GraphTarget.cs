using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Update;

/// <summary>What CLEAR and DROP act on (SPARQL 1.1 Update, section 3.1.3): <paramref name="Graph"/> is set for one graph only.</summary>
public sealed record GraphTarget(GraphTargetKind Kind, Iri? Graph = null);
