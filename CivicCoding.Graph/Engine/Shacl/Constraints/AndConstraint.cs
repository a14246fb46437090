using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Incremental;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:and (SHACL, section 4.6.2).</summary>
internal sealed class AndConstraint(IReadOnlyList<Shape> shapes) : ValueConstraint("And")
{
    protected override (string German, string English) Text => ($"Der Wert muss alle {shapes.Count} Bedingungen erfüllen.", $"The value must meet all {shapes.Count} conditions.");

    public static IEnumerable<Constraint> Read(ShapeReading reading) => reading.ShapeLists("and").Select(s => new AndConstraint(s));

    public override void Plan(ReadPlan plan)
    {
        foreach (Shape shape in shapes)
        {
            plan.Values(shape);
        }
    }

    protected override bool Holds(TermId value, ValidationRun run) => shapes.All(s => run.Conforms(s, value));
}
