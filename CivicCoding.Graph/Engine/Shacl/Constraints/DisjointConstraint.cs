using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Incremental;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:disjoint (SHACL, section 4.5.2): no value is one of another property.</summary>
internal sealed class DisjointConstraint(ShapeTerm property) : Constraint(ShaclVocabulary.Of("DisjointConstraintComponent"))
{
    protected override (string German, string English) Text => ($"Der Wert darf nicht zugleich ein Wert von {property.Term} sein.", $"The value must not be a value of {property.Term} too.");

    public static IEnumerable<Constraint> Read(ShapeReading shape) => shape.Slots("disjoint").Select(p => new DisjointConstraint(p));

    public override void Plan(ReadPlan plan) => plan.OfFocus(property);

    public override void Validate(FocusCheck check)
    {
        foreach (TermId value in check.Values)
        {
            if (check.Run.Data.Contains(check.Focus, check.Run.Id(property), value))
            {
                check.Report(this, value);
            }
        }
    }
}
