using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Export;

/// <summary>A property of a subject with one value.</summary>
internal readonly record struct Fact(Iri Predicate, Term Value);
