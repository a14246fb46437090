namespace CivicCoding.Matching.Corpus;

/// <summary>A concept of a vocabulary with its labels, so that German and English meet.</summary>
public sealed record Concept(string Iri, string English, string German, string Notation = "");
