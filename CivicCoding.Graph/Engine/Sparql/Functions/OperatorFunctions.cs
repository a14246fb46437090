namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>The comparison and arithmetic operators as functions (SPARQL 1.1 Query, section 17.3).</summary>
internal static class OperatorFunctions
{
    public static IEnumerable<SparqlFunction> All { get; } =
    [
        new("=", 2, 2, (a, _) => Value.FromTruth(ValueComparison.Equal(a[0], a[1]))),
        new("!=", 2, 2, (a, _) => Value.FromTruth(ValueComparison.NotEqual(a[0], a[1]))),
        new("<", 2, 2, (a, _) => Value.FromTruth(ValueComparison.Less(a[0], a[1]))),
        new(">", 2, 2, (a, _) => Value.FromTruth(ValueComparison.Greater(a[0], a[1]))),
        new("<=", 2, 2, (a, _) => Value.FromTruth(ValueComparison.LessOrEqual(a[0], a[1]))),
        new(">=", 2, 2, (a, _) => Value.FromTruth(ValueComparison.GreaterOrEqual(a[0], a[1]))),
        new("+", 1, 2, (a, _) => a.Length == 1 ? NumericArithmetic.Plus(a[0]) : Add(a[0], a[1])),
        new("-", 1, 2, (a, _) => a.Length == 1 ? NumericArithmetic.Negate(a[0]) : Subtract(a[0], a[1])),
        new("*", 2, 2, (a, _) => NumericArithmetic.Multiply(a[0], a[1])),
        new("/", 2, 2, (a, _) => NumericArithmetic.Divide(a[0], a[1])),
    ];

    private static Value Add(in Value left, in Value right) => left.IsNumeric ? NumericArithmetic.Add(left, right) : TemporalArithmetic.Add(left, right);

    private static Value Subtract(in Value left, in Value right) => left.IsNumeric ? NumericArithmetic.Subtract(left, right) : TemporalArithmetic.Subtract(left, right);
}
