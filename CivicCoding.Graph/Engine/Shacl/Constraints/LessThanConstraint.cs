using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:lessThan (SHACL, section 4.5.3).</summary>
internal sealed class LessThanConstraint(ShapeTerm property) : OrderConstraint("LessThan", property, "<")
{
    public static IEnumerable<Constraint> Read(ShapeReading shape) => shape.Slots("lessThan").Select(p => new LessThanConstraint(p));

    protected override Truth Compare(in Value value, in Value other) => ValueComparison.Less(value, other);
}
