namespace CivicCoding.Graph.Sparql.Syntax;

/// <summary>The built-in calls of the grammar (production 121) with the least and the largest number of their arguments.</summary>
internal static class BuiltInCalls
{
    private static readonly Dictionary<string, (int Least, int Most)> Arities = Make();

    public static readonly IReadOnlySet<string> Aggregates = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT" };

    public static bool TryGet(string name, out (int Least, int Most) arity) => Arities.TryGetValue(name, out arity);

    /// <summary>The name in the algebra: capitals, and one name where the grammar has two.</summary>
    public static string Canonical(string name) => name.ToUpperInvariant() switch
    {
        "URI" => "IRI",
        "ISURI" => "ISIRI",
        string other => other,
    };

    private static Dictionary<string, (int Least, int Most)> Make()
    {
        var arities = new Dictionary<string, (int Least, int Most)>(StringComparer.OrdinalIgnoreCase);
        Add(arities, 0, 0, "RAND NOW UUID STRUUID");
        Add(arities, 0, 1, "BNODE");
        Add(arities, 1, 1, "STR LANG DATATYPE BOUND IRI URI ABS CEIL FLOOR ROUND STRLEN UCASE LCASE ENCODE_FOR_URI YEAR MONTH DAY HOURS MINUTES SECONDS TIMEZONE TZ "
            + "MD5 SHA1 SHA256 SHA384 SHA512 ISIRI ISURI ISBLANK ISLITERAL ISNUMERIC");
        Add(arities, 2, 2, "LANGMATCHES CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER STRLANG STRDT SAMETERM");
        Add(arities, 2, 3, "SUBSTR REGEX");
        Add(arities, 3, 3, "IF");
        Add(arities, 3, 4, "REPLACE");
        Add(arities, 0, int.MaxValue, "CONCAT COALESCE");
        return arities;
    }

    private static void Add(Dictionary<string, (int Least, int Most)> arities, int least, int most, string names)
    {
        foreach (string name in names.Split(' '))
        {
            arities.Add(name, (least, most));
        }
    }
}
