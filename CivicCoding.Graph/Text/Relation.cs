namespace CivicCoding.Graph.Text;

/// <summary>A relation seen from one of its ends, by the numbers of <see cref="TextNumbers"/>.</summary>
/// <param name="Via">The property.</param>
/// <param name="Other">The thing at the other end.</param>
/// <param name="Graph">The graph that says so.</param>
internal readonly record struct Relation(int Via, int Other, int Graph);
