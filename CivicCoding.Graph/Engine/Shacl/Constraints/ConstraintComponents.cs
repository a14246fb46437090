using CivicCoding.Graph.Shacl.Sparql;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>The constraint components of SHACL (section 4, and 5 for sh:sparql): a new one is one line here.</summary>
internal static class ConstraintComponents
{
    /// <summary>Each gives the constraints that a shape has by it.</summary>
    public static IReadOnlyList<Func<ShapeReading, IEnumerable<Constraint>>> All { get; } =
    [
        MinCountConstraint.Read,
        MaxCountConstraint.Read,
        ClassConstraint.Read,
        DatatypeConstraint.Read,
        NodeKindConstraint.Read,
        MinExclusiveConstraint.Read,
        MinInclusiveConstraint.Read,
        MaxExclusiveConstraint.Read,
        MaxInclusiveConstraint.Read,
        MinLengthConstraint.Read,
        MaxLengthConstraint.Read,
        PatternConstraint.Read,
        LanguageInConstraint.Read,
        UniqueLangConstraint.Read,
        EqualsConstraint.Read,
        DisjointConstraint.Read,
        LessThanConstraint.Read,
        LessThanOrEqualsConstraint.Read,
        NotConstraint.Read,
        AndConstraint.Read,
        OrConstraint.Read,
        XoneConstraint.Read,
        NodeConstraint.Read,
        PropertyConstraint.Read,
        QualifiedMinCountConstraint.Read,
        QualifiedMaxCountConstraint.Read,
        ClosedConstraint.Read,
        HasValueConstraint.Read,
        InConstraint.Read,
        SparqlConstraint.Read,
    ];
}
