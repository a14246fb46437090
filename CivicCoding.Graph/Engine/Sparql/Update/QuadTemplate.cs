using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Update;

/// <summary>A triple of an update with the graph it stands in; a null graph is the default graph, or that of WITH. Blank nodes are variables whose names start with a dot.</summary>
public sealed record QuadTemplate(PatternTerm? Graph, TriplePattern Triple);
