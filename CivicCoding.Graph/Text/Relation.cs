namespace CivicCoding.Graph.Text;

/// <summary>A relation seen from one of its ends.</summary>
/// <param name="Via">The IRI of the property.</param>
/// <param name="Other">The IRI at the other end.</param>
/// <param name="Graph">The IRI of the graph that says so, empty for the default graph.</param>
internal readonly record struct Relation(string Via, string Other, string Graph);
