using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Constraints;
using CivicCoding.Graph.Shacl.Incremental;

namespace CivicCoding.Graph.Shacl.Sparql;

/// <summary>A constraint of a custom component with a SELECT-based validator (SHACL, section 6.2.1): each solution is a result.</summary>
internal sealed class SelectConstraint(Iri component, PreBoundQuery query, IReadOnlyDictionary<string, Term> parameters, IReadOnlyList<Literal> messages) : Constraint(component)
{
    protected override (string German, string English) Text => ($"Die Bedingung {Component} ist nicht erfüllt.", $"The condition {Component} is not met.");

    public override void Plan(ReadPlan plan) => plan.Anything();

    public override void Validate(FocusCheck check) => SelectResults.Report(this, query, check, new Dictionary<string, Term>(parameters, StringComparer.Ordinal), messages);
}
