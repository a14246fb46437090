using System.Collections.Immutable;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>A property path pattern: cheap from a bound end, dear without.</summary>
internal sealed class PathRelation(QueryContext context, PathPattern pattern) : Relation
{
    private const double RowsOfWalk = 50;
    private const double CostOfWalk = 20_000;

    public override ImmutableArray<string> Variables { get; } = [.. pattern.Variables];

    public override double Rows => HasConstant ? RowsOfWalk : RowsOfWalk * Math.Max(1, context.Source.Count(QuadShapeOfAll));

    public override double Cost => HasConstant ? CostOfWalk : CostOfWalk * Math.Max(1, context.Source.Count(QuadShapeOfAll));

    public override bool IsDependent => true;

    private static Rdf.QuadPattern QuadShapeOfAll => Rdf.QuadPattern.In(Rdf.TermId.None, Rdf.TermId.None, Rdf.TermId.None);

    private bool HasConstant => pattern.Subject.Variable is null || pattern.Object.Variable is null;

    public override Operator Run(string? sortedBy, Func<string, bool> isNeeded) => PathJoin.Of(context, ConstantSolutions.Unit(context), pattern);

    public override Operator? Attach(Operator left, Func<string, bool> isNeeded) =>
        pattern.Variables.All(v => !left.Schema.Contains(v) || left.Schema.Binds(v)) && pattern.Variables.Any(left.Schema.Contains)
            ? PathJoin.Of(context, left, pattern)
            : null;
}
