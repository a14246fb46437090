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
    ];
}
