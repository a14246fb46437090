using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:lessThanOrEquals (SHACL, section 4.5.4).</summary>
internal sealed class LessThanOrEqualsConstraint(ShapeTerm property) : OrderConstraint("LessThanOrEquals", property, "<=")
{
    public static IEnumerable<Constraint> Read(ShapeReading shape) => shape.Slots("lessThanOrEquals").Select(p => new LessThanOrEqualsConstraint(p));

    protected override Truth Compare(in Value value, in Value other) => ValueComparison.LessOrEqual(value, other);
}
