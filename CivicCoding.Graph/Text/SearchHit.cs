namespace CivicCoding.Graph.Text;

/// <summary>A thing that matches, with the passage that shows why.</summary>
/// <param name="Iri">The thing.</param>
/// <param name="Score">Higher is better; comparable within one search only.</param>
/// <param name="Best">The literal that matched best; null where only a related thing matched.</param>
/// <param name="Snippet">A passage of that literal with the matching words marked.</param>
/// <param name="Via">The thing that matched, where this one is only related to it; else null.</param>
public sealed record SearchHit(string Iri, double Score, TextHit? Best, IReadOnlyList<SnippetPart> Snippet, string? Via);
