using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Incremental;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:property (SHACL, section 4.7.2): the results are those of the property shape.</summary>
internal sealed class PropertyConstraint(Shape shape) : Constraint(ShaclVocabulary.Of("PropertyShapeComponent"))
{
    protected override (string German, string English) Text => ("", "");

    public static IEnumerable<Constraint> Read(ShapeReading reading) => reading.ShapesOf("property").Select(s => new PropertyConstraint(s));

    public override void Plan(ReadPlan plan) => plan.Values(shape);

    public override void Validate(FocusCheck check)
    {
        foreach (TermId value in check.Values)
        {
            check.Run.Validate(shape, value, check.Findings);
            if (check.Findings.IsDecided)
            {
                return;
            }
        }
    }
}
