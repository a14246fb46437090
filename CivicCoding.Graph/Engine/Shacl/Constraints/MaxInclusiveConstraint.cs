using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:maxInclusive (SHACL, section 4.3.4).</summary>
internal sealed class MaxInclusiveConstraint(Literal bound) : RangeConstraint("MaxInclusive", bound, "<=")
{
    public static IEnumerable<Constraint> Read(ShapeReading shape) => Bounds(shape, "maxInclusive").Select(b => new MaxInclusiveConstraint(b));

    protected override Truth Compare(in Value value, in Value limit) => ValueComparison.LessOrEqual(value, limit);
}
