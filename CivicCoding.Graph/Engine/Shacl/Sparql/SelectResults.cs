using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Constraints;
using CivicCoding.Graph.Shacl.Paths;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Shacl.Sparql;

/// <summary>Makes a result of each solution of a SELECT (SHACL, section 5.3.2).</summary>
internal static class SelectResults
{
    public static void Report(Constraint constraint, PreBoundQuery query, FocusCheck check, Dictionary<string, Term> bound, IReadOnlyList<Literal> messages)
    {
        using QueryAnswer answer = query.Run(check, bound);
        SolutionReader solutions = answer.Solutions;
        var scratch = new TermScratch();
        while (!check.Findings.IsDecided && solutions.MoveNext())
        {
            var solution = new Dictionary<string, Term>(bound, StringComparer.Ordinal);
            for (int i = 0; i < solutions.Variables.Count; i++)
            {
                if (solutions.Get(i, scratch).ToTerm() is { } term)
                {
                    solution[solutions.Variables[i]] = term;
                }
            }

            Report(constraint, check, solution, messages);
        }
    }

    private static void Report(Constraint constraint, FocusCheck check, Dictionary<string, Term> solution, IReadOnlyList<Literal> messages)
    {
        if (ShapeReading.IsTrue(solution.GetValueOrDefault("failure")))
        {
            throw new ShaclFailureException($"A query of {check.Shape.Term} reports a failure for {solution["this"]}.");
        }

        ShaclPath? path = check.Shape.Path ?? (solution.GetValueOrDefault("path") is Iri iri ? new ShaclPath.Predicate(iri) : null);
        Term? value = solution.GetValueOrDefault("value") ?? (check.Shape.Path is null ? solution["this"] : null);
        IReadOnlyList<Literal>? filled = solution.GetValueOrDefault("message") is Literal own ? [own]
            : messages.Count > 0 ? MessageTemplate.Fill(messages, solution.GetValueOrDefault)
            : null;
        check.Report(constraint, value, path, filled);
    }
}
