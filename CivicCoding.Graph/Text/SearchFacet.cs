namespace CivicCoding.Graph.Text;

/// <summary>A property by which results can be narrowed.</summary>
/// <param name="Name">Its name in <see cref="SearchRequest.Chosen"/> and <see cref="SearchResult.Facets"/>.</param>
/// <param name="Paths">The ways to its values: each a chain of property IRIs of <see cref="TextVocabulary.Relations"/>.</param>
public sealed record SearchFacet(string Name, IReadOnlyList<IReadOnlyList<string>> Paths);
