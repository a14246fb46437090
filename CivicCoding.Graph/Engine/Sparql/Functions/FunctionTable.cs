using System.Collections.Frozen;

namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>Every operator, built-in function and cast (SPARQL 1.1 Query, sections 17.3 to 17.5) by its name in the algebra. A new function is one line of its family here.</summary>
public static class FunctionTable
{
    private static readonly FrozenDictionary<string, SparqlFunction> Functions = Families().SelectMany(f => f).ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>All functions.</summary>
    public static IReadOnlyCollection<SparqlFunction> All => Functions.Values;

    /// <summary>Finds a function by its name as in <see cref="Algebra.Expression.Call"/>: sign, capitals, or IRI in angle brackets.</summary>
    public static bool TryFind(string name, out SparqlFunction function) => Functions.TryGetValue(name, out function!);

    private static IEnumerable<IEnumerable<SparqlFunction>> Families() =>
    [
        OperatorFunctions.All,
        TermFunctions.All,
        StringFunctions.All,
        PatternFunctions.All,
        NumericFunctions.All,
        DateTimeFunctions.All,
        HashFunctions.All,
        CastFunctions.All,
    ];
}
