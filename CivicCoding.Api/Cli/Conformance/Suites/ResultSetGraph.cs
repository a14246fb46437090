using System.Globalization;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Results;

namespace CivicCoding.Api.Cli.Conformance.Suites;

/// <summary>Reads the result sets that the SPARQL 1.0 suite writes as RDF.</summary>
internal static class ResultSetGraph
{
    private const string Rs = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#";

    /// <summary>The answer that a graph holds, or null where it is no result set but a graph of triples.</summary>
    public static ResultDocument? Read(Dataset graph, out bool ordered)
    {
        ordered = false;
        Term? set = graph.Match(null, WellKnown.RdfType, new Iri(Rs + "ResultSet")).Select(q => q.Subject).FirstOrDefault()
            ?? graph.Match(null, new Iri(Rs + "boolean")).Select(q => q.Subject).FirstOrDefault();
        if (set is null)
        {
            return null;
        }

        if (One(graph, set, "boolean") is Literal truth)
        {
            return new ResultDocument(truth.Lexical is "true" or "1", null);
        }

        string[] variables = [.. All(graph, set, "resultVariable").Cast<Literal>().Select(l => l.Lexical)];
        var solutions = new List<(int Index, Term?[] Terms)>();
        foreach (Term solution in All(graph, set, "solution"))
        {
            Term?[] terms = new Term?[variables.Length];
            foreach (Term binding in All(graph, solution, "binding"))
            {
                terms[Array.IndexOf(variables, ((Literal)One(graph, binding, "variable")!).Lexical)] = One(graph, binding, "value");
            }

            int index = One(graph, solution, "index") is Literal place ? int.Parse(place.Lexical, CultureInfo.InvariantCulture) : -1;
            ordered |= index >= 0;
            solutions.Add((index, terms));
        }

        var table = new SolutionTable(variables);
        foreach ((_, Term?[] terms) in solutions.OrderBy(s => s.Index))
        {
            table.Add(terms);
        }

        return new ResultDocument(null, table);
    }

    private static IEnumerable<Term> All(Dataset graph, Term subject, string property) => graph.Match(subject, new Iri(Rs + property)).Select(q => q.Object);

    private static Term? One(Dataset graph, Term subject, string property) => All(graph, subject, property).FirstOrDefault();
}
