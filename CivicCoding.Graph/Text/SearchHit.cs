namespace CivicCoding.Graph.Text;

/// <summary>A thing that matches, with the passage that shows why.</summary>
/// <param name="Iri">The thing.</param>
/// <param name="Score">Higher is better; comparable within one search only.</param>
/// <param name="Best">The literal that matched best.</param>
/// <param name="Snippet">A passage of that literal with the matching words marked.</param>
public sealed record SearchHit(string Iri, double Score, TextHit Best, IReadOnlyList<SnippetPart> Snippet);
