namespace CivicCoding.Graph.Text;

/// <summary>A literal that matches.</summary>
/// <param name="Subject">The IRI of the thing, or <c>_:label</c> of a blank node.</param>
/// <param name="Predicate">The IRI of the property.</param>
/// <param name="Text">The literal's lexical form.</param>
/// <param name="Language">Its language tag, empty where it has none.</param>
/// <param name="Graph">The IRI of its graph, empty for the default graph.</param>
/// <param name="Role">What the literal is for the thing.</param>
/// <param name="Score">BM25 with the weight of the role; comparable within one search only.</param>
public sealed record TextHit(string Subject, string Predicate, string Text, string Language, string Graph, TextRole Role, double Score);
