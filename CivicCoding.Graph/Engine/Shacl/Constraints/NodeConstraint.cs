using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Incremental;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:node (SHACL, section 4.7.1).</summary>
internal sealed class NodeConstraint(Shape shape) : ValueConstraint("Node")
{
    protected override (string German, string English) Text => ($"Der Wert muss {shape.Term} entsprechen.", $"The value must conform to {shape.Term}.");

    public static IEnumerable<Constraint> Read(ShapeReading reading) => reading.ShapesOf("node").Select(s => new NodeConstraint(s));

    public override void Plan(ReadPlan plan) => plan.Values(shape);

    protected override bool Holds(TermId value, ValidationRun run) => run.Conforms(shape, value);
}
