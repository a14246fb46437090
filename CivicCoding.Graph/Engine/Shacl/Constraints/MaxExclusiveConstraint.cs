using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:maxExclusive (SHACL, section 4.3.3).</summary>
internal sealed class MaxExclusiveConstraint(Literal bound) : RangeConstraint("MaxExclusive", bound, "<")
{
    public static IEnumerable<Constraint> Read(ShapeReading shape) => Bounds(shape, "maxExclusive").Select(b => new MaxExclusiveConstraint(b));

    protected override Truth Compare(in Value value, in Value limit) => ValueComparison.Less(value, limit);
}
