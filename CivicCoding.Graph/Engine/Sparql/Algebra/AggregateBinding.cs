namespace CivicCoding.Graph.Sparql.Algebra;

/// <summary>An aggregate of a group and the variable that holds its value.</summary>
public sealed record AggregateBinding(string Variable, Expression.Aggregate Aggregate);
