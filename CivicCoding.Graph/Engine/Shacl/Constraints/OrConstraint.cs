using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Incremental;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:or (SHACL, section 4.6.3).</summary>
internal sealed class OrConstraint(IReadOnlyList<Shape> shapes) : ValueConstraint("Or")
{
    protected override (string German, string English) Text => ($"Der Wert muss eine der {shapes.Count} Bedingungen erfüllen.", $"The value must meet one of the {shapes.Count} conditions.");

    public static IEnumerable<Constraint> Read(ShapeReading reading) => reading.ShapeLists("or").Select(s => new OrConstraint(s));

    public override void Plan(ReadPlan plan)
    {
        foreach (Shape shape in shapes)
        {
            plan.Values(shape);
        }
    }

    protected override bool Holds(TermId value, ValidationRun run) => shapes.Any(s => run.Conforms(s, value));
}
