using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>A constraint that each value node meets or breaks on its own.</summary>
internal abstract class ValueConstraint(string component) : Constraint(ShaclVocabulary.Of(component + "ConstraintComponent"))
{
    public sealed override void Validate(FocusCheck check)
    {
        foreach (TermId value in check.Values)
        {
            check.Run.Step();
            if (!Holds(value, check.Run))
            {
                check.Report(this, value);
                if (check.Findings.IsDecided)
                {
                    return;
                }
            }
        }
    }

    protected abstract bool Holds(TermId value, ValidationRun run);
}
