using Lucene.Net.Search;

namespace CivicCoding.Graph.Text;

/// <summary>One word or phrase of a search with everything that counts as a hit for it.</summary>
/// <param name="Text">As it was typed.</param>
/// <param name="Query">The hits, over single literals.</param>
/// <param name="Weight">How rare it is, and so how much it tells.</param>
/// <param name="IsRequired">True for a phrase.</param>
/// <param name="IsKnown">False where the graph does not use the word and only similar words are searched.</param>
/// <param name="Terms">The terms to mark in passages.</param>
internal sealed record QueryWord(string Text, Query Query, float Weight, bool IsRequired, bool IsKnown, IReadOnlyCollection<string> Terms);
