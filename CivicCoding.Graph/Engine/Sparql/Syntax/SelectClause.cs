namespace CivicCoding.Graph.Sparql.Syntax;

/// <summary>A SELECT clause as it was read; its variables are empty for <c>*</c>.</summary>
internal sealed record SelectClause(bool Distinct, bool Reduced, bool All, int Position, IReadOnlyList<string> Variables, SelectContext Context);
