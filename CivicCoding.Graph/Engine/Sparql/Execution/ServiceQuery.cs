using System.Collections.Immutable;
using System.Text;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>The text that goes to an endpoint: the pattern, and the bindings that its solutions must agree with as VALUES (SPARQL 1.1 Federated Query, section 2.4).</summary>
internal static class ServiceQuery
{
    private const int LongestTerm = 2_000;

    public static string Of(string pattern, ImmutableArray<string> variables, IReadOnlyList<string> rows)
    {
        var text = new StringBuilder("SELECT * WHERE ").Append(pattern);
        if (variables.Length == 0)
        {
            return text.ToString();
        }

        text.Append(" VALUES (").AppendJoin(' ', variables.Select(v => "?" + v)).Append(") {");
        foreach (string bindings in rows)
        {
            text.Append(' ').Append(bindings);
        }

        return text.Append(" }").ToString();
    }

    /// <summary>The bindings of one solution, UNDEF for what is unbound or means nothing elsewhere.</summary>
    public static string Bindings(IEnumerable<Term?> terms) => $"({string.Join(' ', terms.Select(Write))})";

    private static string Write(Term? term) => term switch
    {
        Iri iri when iri.Value.Length <= LongestTerm && IsPlain(iri.Value) => $"<{iri.Value}>",
        Literal literal when literal.Lexical.Length <= LongestTerm && !HasCodepointEscape(literal.Lexical) => literal.ToString(),
        _ => "UNDEF",
    };

    // SPARQL resolves \u escapes before it reads tokens, so that an escape cannot keep such characters inside the brackets.
    private static bool IsPlain(string iri) => !iri.AsSpan().ContainsAny("<>\"{}|^`\\ ") && !iri.Any(c => c < ' ');

    private static bool HasCodepointEscape(string lexical) => lexical.Contains("\\u", StringComparison.OrdinalIgnoreCase);
}
