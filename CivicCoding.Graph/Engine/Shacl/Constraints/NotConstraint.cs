using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Incremental;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:not (SHACL, section 4.6.1).</summary>
internal sealed class NotConstraint(Shape shape) : ValueConstraint("Not")
{
    protected override (string German, string English) Text => ($"Der Wert darf {shape.Term} nicht entsprechen.", $"The value must not conform to {shape.Term}.");

    public static IEnumerable<Constraint> Read(ShapeReading reading) => reading.ShapesOf("not").Select(s => new NotConstraint(s));

    public override void Plan(ReadPlan plan) => plan.Values(shape);

    protected override bool Holds(TermId value, ValidationRun run) => !run.Conforms(shape, value);
}
