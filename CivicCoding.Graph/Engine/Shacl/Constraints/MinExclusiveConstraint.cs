using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:minExclusive (SHACL, section 4.3.1).</summary>
internal sealed class MinExclusiveConstraint(Literal bound) : RangeConstraint("MinExclusive", bound, ">")
{
    public static IEnumerable<Constraint> Read(ShapeReading shape) => Bounds(shape, "minExclusive").Select(b => new MinExclusiveConstraint(b));

    protected override Truth Compare(in Value value, in Value limit) => ValueComparison.Greater(value, limit);
}
