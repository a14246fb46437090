using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl;

/// <summary>A term that shapes name, with its place in the table by which a validation finds its id in the data once.</summary>
internal readonly record struct ShapeTerm(Term Term, int Index);
