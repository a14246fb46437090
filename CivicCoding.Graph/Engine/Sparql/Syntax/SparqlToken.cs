namespace CivicCoding.Graph.Sparql.Syntax;

/// <summary>A terminal and where it stands in the UTF-8 text.</summary>
internal readonly record struct SparqlToken(SparqlTokenKind Kind, int Start, int End);
