using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Incremental;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:xone (SHACL, section 4.6.4): exactly one; a shape that the list names twice counts twice.</summary>
internal sealed class XoneConstraint(IReadOnlyList<Shape> shapes) : ValueConstraint("Xone")
{
    protected override (string German, string English) Text => ($"Der Wert muss genau eine der {shapes.Count} Bedingungen erfüllen.", $"The value must meet exactly one of the {shapes.Count} conditions.");

    public static IEnumerable<Constraint> Read(ShapeReading reading) => reading.ShapeLists("xone").Select(s => new XoneConstraint(s));

    public override void Plan(ReadPlan plan)
    {
        foreach (Shape shape in shapes)
        {
            plan.Values(shape);
        }
    }

    protected override bool Holds(TermId value, ValidationRun run)
    {
        int met = 0;
        foreach (Shape shape in shapes)
        {
            if (run.Conforms(shape, value) && ++met > 1)
            {
                return false;
            }
        }

        return met == 1;
    }
}
