using System.Collections.Immutable;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>A property function, run for each distinct binding of its arguments.</summary>
internal sealed class FunctionRelation(QueryContext context, IPropertyFunction function, ImmutableArray<PatternTerm> subject, ImmutableArray<PatternTerm> @object) : Relation
{
    public override ImmutableArray<string> Variables { get; } = [.. subject.Concat(@object).SelectMany(Optimization.Variables.Of).Distinct(StringComparer.Ordinal)];

    public override double Rows => 1_000;

    public override double Cost => 1_000_000;

    public override bool IsDependent => true;

    public override bool Binds(string variable) => false;

    public override Operator Run(string? sortedBy, Func<string, bool> isNeeded) => PropertyFunctionCall.Of(context, ConstantSolutions.Unit(context), function, subject, @object);

    public override Operator? Attach(Operator left, Func<string, bool> isNeeded) => PropertyFunctionCall.Of(context, left, function, subject, @object);
}
