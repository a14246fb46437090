using System.Globalization;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Canonicalization;
using CivicCoding.Graph.Sparql.Functions;
using CivicCoding.Graph.Sparql.Results;

namespace CivicCoding.Api.Cli.Conformance.Suites;

/// <summary>Compares solution sequences as multisets up to the names of blank nodes: each solution becomes a blank node with a triple a binding, and the graphs must be isomorphic.</summary>
internal static class SolutionComparison
{
    /// <returns>Null where they are equal, else what differs.</returns>
    public static string? Compare(SolutionTable expected, SolutionTable actual, bool ordered, bool lax)
    {
        string[] wanted = [.. expected.Variables.Order(StringComparer.Ordinal)];
        if (!wanted.SequenceEqual(actual.Variables.Order(StringComparer.Ordinal)))
        {
            return $"variables {string.Join(' ', actual.Variables)} instead of {string.Join(' ', expected.Variables)}";
        }

        if (lax ? actual.Count > expected.Count : actual.Count != expected.Count)
        {
            return $"{actual.Count} solutions instead of {expected.Count}";
        }

        IEnumerable<Quad> left = Graph(expected, ordered, lax);
        IEnumerable<Quad> right = Graph(actual, ordered, lax);
        return GraphIsomorphism.AreIsomorphic(left, right) ? null : $"solutions differ; expected first {First(expected, actual)}; came first {First(actual, expected)}";
    }

    private static IEnumerable<Quad> Graph(SolutionTable table, bool ordered, bool distinct)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < table.Count; i++)
        {
            if (distinct && !seen.Add(Text(table, i)))
            {
                continue;
            }

            var solution = new BlankNode("solution" + i.ToString(CultureInfo.InvariantCulture));
            yield return new Quad(solution, WellKnown.RdfType, new Iri("solution:"));
            for (int column = 0; column < table.Variables.Count; column++)
            {
                if (table[i][column] is { } term)
                {
                    // Labels of the data must not meet those of the solutions.
                    yield return new Quad(solution, new Iri("variable:" + table.Variables[column]), ByValue(term));
                }
            }

            if (ordered)
            {
                yield return new Quad(solution, new Iri("index:"), new Literal(i.ToString(CultureInfo.InvariantCulture)));
            }
        }
    }

    /// <summary>Numbers and booleans in one form a value, language tags in lower case (their value space, RDF 1.1 Concepts, section 3.3): the suites mean values where functions make new literals.</summary>
    private static Term ByValue(Term term) => term switch
    {
        BlankNode node => new BlankNode("t" + node.Label),
        Literal { Language: { } language } literal => new Literal(literal.Lexical, language.ToLowerInvariant()),
        Literal literal when Value.From(literal) is { IsNumeric: true } or { Kind: ValueKind.Boolean } => Canonical(literal),
        _ => term,
    };

    private static Literal Canonical(Literal literal)
    {
        Value value = Value.From(literal);
        string text = value.Kind switch
        {
            ValueKind.Boolean => value.AsBoolean ? "true" : "false",
            ValueKind.Integer => value.AsBigInteger.ToString(CultureInfo.InvariantCulture),
            ValueKind.Decimal => value.AsDecimal.ToString()!,
            _ => value.AsDouble.ToString("R", CultureInfo.InvariantCulture),
        };
        return new Literal(text, literal.Datatype);
    }

    /// <summary>A solution of the first that the second lacks, for the message.</summary>
    private static string First(SolutionTable table, SolutionTable other)
    {
        var others = Enumerable.Range(0, other.Count).Select(i => Text(other, i)).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(0, table.Count).Select(i => Text(table, i)).FirstOrDefault(t => !others.Contains(t)) ?? "the same, in another number or order";
    }

    private static string Text(SolutionTable table, int solution) =>
        string.Join(' ', table.Variables.Select((v, i) => (v, term: table[solution][i])).Where(b => b.term is not null).OrderBy(b => b.v, StringComparer.Ordinal).Select(b => $"?{b.v}={b.term}"));
}
