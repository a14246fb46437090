namespace CivicCoding.Graph.Sparql.Algebra;

/// <summary>A key of GROUP BY: a variable, bound by <see cref="Value"/> where that is not null.</summary>
public sealed record GroupKey(string Variable, Expression? Value);
