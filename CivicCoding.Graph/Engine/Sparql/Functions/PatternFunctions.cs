using System.Text;
using CivicCoding.Graph.Sparql.Functions.Regex;

namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>REGEX and REPLACE (SPARQL 1.1 Query, sections 17.4.3.14 and 17.4.3.15) with the regular expressions of XPath Functions, section 5.6.</summary>
internal static class PatternFunctions
{
    public static IEnumerable<SparqlFunction> All { get; } =
    [
        new("REGEX", 2, 3, Matches),
        new("REPLACE", 3, 4, Replace),
    ];

    private static Value Matches(ReadOnlySpan<Value> a, FunctionContext context) =>
        a[0].IsStringLiteral && TryPattern(a, 2, context, out XPathRegex? pattern) ? Value.FromBoolean(pattern!.IsMatch(a[0].Text)) : Value.Error;

    private static Value Replace(ReadOnlySpan<Value> a, FunctionContext context)
    {
        if (!a[0].IsStringLiteral || a[2].Kind != ValueKind.String || !TryPattern(a, 3, context, out XPathRegex? pattern))
        {
            return Value.Error;
        }

        return pattern!.TryReplace(a[0].Text, Encoding.UTF8.GetString(a[2].Text), context.Memory, out string? result, context.CheckTime)
            ? StringFunctions.Like(a[0], context.Arena.Copy(result))
            : Value.Error;
    }

    private static bool TryPattern(ReadOnlySpan<Value> a, int flags, FunctionContext context, out XPathRegex? pattern)
    {
        pattern = null;
        if (a[1].Kind != ValueKind.String || (a.Length > flags && a[flags].Kind != ValueKind.String))
        {
            return false;
        }

        pattern = context.Patterns.Find(a[1].Text, a.Length > flags ? a[flags].Text : default);
        return pattern is not null;
    }
}
