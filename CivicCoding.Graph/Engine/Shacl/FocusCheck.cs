using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Constraints;
using CivicCoding.Graph.Shacl.Paths;

namespace CivicCoding.Graph.Shacl;

/// <summary>The check of one focus node against one shape: what a constraint sees, and where it reports.</summary>
internal sealed record FocusCheck(ValidationRun Run, Shape Shape, TermId Focus, IReadOnlyList<TermId> Values, Findings Findings)
{
    /// <summary>Reports a value that breaks a constraint; None: no single value does.</summary>
    public void Report(Constraint constraint, TermId value)
    {
        Findings.Note();
        if (Findings.Keeps)
        {
            Report(constraint, Run.Term(value), Shape.Path, null);
        }
    }

    public void Report(Constraint constraint, Term? value, ShaclPath? path, IReadOnlyList<Literal>? messages)
    {
        Findings.Note();
        if (!Findings.Keeps)
        {
            return;
        }

        messages ??= constraint.OwnMessages is { Count: > 0 } own ? own : Shape.Messages.Count > 0 ? Shape.Messages : constraint.Messages;
        Run.CountResult();
        Findings.Add(new ValidationResult(Run.Term(Focus)!, path, value, Shape.Term, constraint.Source, constraint.Component, Shape.Severity, messages));
    }
}
