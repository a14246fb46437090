using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:and (SHACL, section 4.6.2).</summary>
internal sealed class AndConstraint(IReadOnlyList<Shape> shapes) : ValueConstraint("And")
{
    protected override (string German, string English) Text => ($"Der Wert muss alle {shapes.Count} Bedingungen erfüllen.", $"The value must meet all {shapes.Count} conditions.");

    public static IEnumerable<Constraint> Read(ShapeReading reading) => reading.ShapeLists("and").Select(s => new AndConstraint(s));

    protected override bool Holds(TermId value, ValidationRun run) => shapes.All(s => run.Conforms(s, value));
}
