using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Incremental;
using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>A comparison of each value with each value of another property; one result for each pair that breaks it or cannot be compared.</summary>
internal abstract class OrderConstraint(string component, ShapeTerm property, string sign) : Constraint(ShaclVocabulary.Of(component + "ConstraintComponent"))
{
    protected sealed override (string German, string English) Text => ($"Der Wert muss {sign} jedem Wert von {property.Term} sein.", $"The value must be {sign} each value of {property.Term}.");

    public sealed override void Plan(ReadPlan plan) => plan.OfFocus(property);

    public sealed override void Validate(FocusCheck check)
    {
        if (check.Values.Count == 0)
        {
            return;
        }

        TermId[] others = [.. check.Run.Data.Objects(check.Focus, check.Run.Id(property))];
        foreach (TermId value in check.Values)
        {
            foreach (TermId other in others)
            {
                check.Run.Step();
                check.Run.Arena.Reset();
                if (Compare(check.Run.Value(value), check.Run.Value(other)) != Truth.True)
                {
                    check.Report(this, value);
                }
            }
        }
    }

    protected abstract Truth Compare(in Value value, in Value other);
}
