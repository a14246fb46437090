using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Constraints;
using CivicCoding.Graph.Shacl.Incremental;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Shacl.Sparql;

/// <summary>A constraint of a custom component with an ASK-based validator (SHACL, section 6.2.1): each value for which the answer is no is a result.</summary>
internal sealed class AskConstraint(Iri component, PreBoundQuery query, IReadOnlyDictionary<string, Term> parameters, IReadOnlyList<Literal> messages) : Constraint(component)
{
    protected override (string German, string English) Text => ($"Die Bedingung {Component} ist nicht erfüllt.", $"The condition {Component} is not met.");

    public override void Plan(ReadPlan plan) => plan.Anything();

    public override void Validate(FocusCheck check)
    {
        foreach (TermId value in check.Values)
        {
            Term term = check.Run.Term(value)!;
            var bound = new Dictionary<string, Term>(parameters, StringComparer.Ordinal) { ["value"] = term };
            bool holds;
            using (QueryAnswer answer = query.Run(check, bound))
            {
                holds = answer.Boolean;
            }

            if (!holds)
            {
                check.Report(this, term, check.Shape.Path, messages.Count > 0 ? MessageTemplate.Fill(messages, bound.GetValueOrDefault) : null);
                if (check.Findings.IsDecided)
                {
                    return;
                }
            }
        }
    }
}
