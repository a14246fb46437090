namespace CivicCoding.Api.Vocabulary;

/// <summary>A prefix with its namespace IRI.</summary>
internal sealed record VocabularyPrefix(string Prefix, string Iri);
