namespace CivicCoding.Api.Vocabulary;

/// <summary>What a query can name: prefixes, and the classes and properties in use, the most frequent first.</summary>
internal sealed record VocabularyList(IReadOnlyList<VocabularyPrefix> Prefixes, IReadOnlyList<VocabularyTerm> Classes, IReadOnlyList<VocabularyTerm> Properties);
