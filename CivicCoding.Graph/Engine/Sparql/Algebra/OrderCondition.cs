namespace CivicCoding.Graph.Sparql.Algebra;

/// <summary>A condition of ORDER BY.</summary>
public sealed record OrderCondition(Expression Value, bool Descending);
