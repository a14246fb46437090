using System.Collections.Immutable;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>A SERVICE pattern: asked once alone, or with the bindings of what comes before it; one with a variable endpoint only after the pattern that binds it.</summary>
internal sealed class ServiceRelation(QueryContext context, GraphPattern.Service service) : Relation
{
    private const double Impossible = 1e15;

    public override ImmutableArray<string> Variables { get; } = [.. Optimization.Variables.InScope(service).Where(v => v[0] != '.')];

    public override double Rows => 1_000;

    public override double Cost => Requires is null ? 10_000_000 : Impossible;

    public override bool IsDependent => true;

    public override string? Requires { get; } = (service.Endpoint as PatternTerm.Variable)?.Name;

    public override bool Binds(string variable) => false;

    public override Operator Run(string? sortedBy, Func<string, bool> isNeeded) => ServiceCall.Of(context, ConstantSolutions.Unit(context), service);

    public override Operator? Attach(Operator left, Func<string, bool> isNeeded) => ServiceCall.Of(context, left, service);
}
