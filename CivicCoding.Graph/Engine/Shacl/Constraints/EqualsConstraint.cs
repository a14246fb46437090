using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Incremental;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:equals (SHACL, section 4.5.1): the values are those of another property.</summary>
internal sealed class EqualsConstraint(ShapeTerm property) : Constraint(ShaclVocabulary.Of("EqualsConstraintComponent"))
{
    protected override (string German, string English) Text => ($"Die Werte müssen dieselben sein wie die von {property.Term}.", $"The values must be the same as those of {property.Term}.");

    public static IEnumerable<Constraint> Read(ShapeReading shape) => shape.Slots("equals").Select(p => new EqualsConstraint(p));

    public override void Plan(ReadPlan plan) => plan.OfFocus(property);

    public override void Validate(FocusCheck check)
    {
        HashSet<TermId> others = [.. check.Run.Data.Objects(check.Focus, check.Run.Id(property))];
        foreach (TermId value in check.Values.Where(v => !others.Contains(v)))
        {
            check.Report(this, value);
        }

        others.ExceptWith(check.Values);
        foreach (TermId other in others)
        {
            check.Report(this, other);
        }
    }
}
