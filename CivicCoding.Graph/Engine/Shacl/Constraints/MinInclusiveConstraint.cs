using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:minInclusive (SHACL, section 4.3.2).</summary>
internal sealed class MinInclusiveConstraint(Literal bound) : RangeConstraint("MinInclusive", bound, ">=")
{
    public static IEnumerable<Constraint> Read(ShapeReading shape) => Bounds(shape, "minInclusive").Select(b => new MinInclusiveConstraint(b));

    protected override Truth Compare(in Value value, in Value limit) => ValueComparison.GreaterOrEqual(value, limit);
}
