using System.Collections.Immutable;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Algebra;

/// <summary>FROM and FROM NAMED, or the protocol's dataset parameters, which replace them (section 13.2).</summary>
public sealed record DatasetClause(ImmutableArray<Iri> Default, ImmutableArray<Iri> Named);
