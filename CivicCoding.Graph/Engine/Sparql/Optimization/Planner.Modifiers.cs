using System.Collections.Immutable;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Execution.Expressions;
using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <content>Grouping and the solution modifiers.</content>
internal sealed partial class Planner
{
    private Operator PlanGroupBy(GraphPattern.Group group, PlanScope scope)
    {
        if ((TryCount(group, scope) ?? TryCountByGraph(group, scope)) is { } counted)
        {
            return counted;
        }

        var arguments = group.Aggregates.SelectMany(a => Variables.Of(a.Aggregate)).ToImmutableHashSet();
        bool countsAll = group.Aggregates.Any(a => a.Aggregate is { Argument: null, Distinct: true });
        ImmutableHashSet<string>? needed = countsAll ? null : arguments.Union(group.Keys.Select(k => k.Variable));
        GraphPattern keyed = group.Keys.Where(k => k.Value is not null).Aggregate(group.Inner, (p, k) => new GraphPattern.Extend(p, k.Variable, k.Value!));
        Operator input = Plan(keyed, scope with { Needed = needed, Keys = null });
        ImmutableArray<string> visible = countsAll ? [.. Variables.InScope(group.Inner).Where(v => v[0] != '.')] : [];
        double rows = group.Keys.IsEmpty ? 1 : Math.Max(1, Math.Sqrt(input.Estimate));
        return new GroupSolutions(
            _context,
            input,
            [.. group.Keys.Select(k => k.Variable)],
            [.. group.Aggregates.Select(a => a.Variable)],
            [.. group.Aggregates.Select(a => StateOf(a.Aggregate, input.Schema, visible))])
        { Estimate = rows, Cost = input.Cost + (input.Estimate * 20) };
    }

    /// <summary>Makes an aggregate without any group; as often as groups are spilled.</summary>
    private Func<AggregateState> StateOf(Expression.Aggregate aggregate, Schema schema, ImmutableArray<string> visible)
    {
        switch (aggregate)
        {
            case { Function: "COUNT", Argument: null }:
                int[] all = aggregate.Distinct ? [.. visible.Select(schema.IndexOf).Where(c => c >= 0)] : [];
                return () => new CountState(_context, all, aggregate.Distinct, skipsUnbound: false);
            case { Function: "COUNT", Argument: Expression.Variable variable } when schema.IndexOf(variable.Name) is >= 0 and int column:
                bool skipsUnbound = !schema.Binds(variable.Name);
                return () => new CountState(_context, [column], aggregate.Distinct, skipsUnbound);
            case { Function: "MIN" or "MAX", Argument: Expression.Variable extreme } when schema.IndexOf(extreme.Name) is >= 0 and int place:
                return () => new ExtremeState(_context, place, aggregate.Function == "MAX", () => Aggregators.Create(aggregate.Function, aggregate.Separator, _context.Memory));
            default:
                Evaluator argument = aggregate.Argument is null ? new ConstantEvaluator(Value.True) : _compiler.Compile(aggregate.Argument, schema);
                return () => new ValueAggregateState(_context, argument, aggregate.Distinct, () => Aggregators.Create(aggregate.Function, aggregate.Separator, _context.Memory));
        }
    }

    private SortSolutions PlanOrderBy(GraphPattern.OrderBy order, PlanScope scope, long? limit)
    {
        Operator input = Plan(order.Inner, Narrow(scope.Needing(order.Conditions.SelectMany(c => Variables.Of(c.Value))), order.Inner) with { Keys = limit is null ? scope.Keys : null });
        return new SortSolutions(
            _context,
            input,
            [.. order.Conditions.Select(c => _compiler.Compile(c.Value, input.Schema))],
            [.. order.Conditions.Select(c => c.Descending)],
            limit)
        { Estimate = Math.Min(input.Estimate, limit ?? long.MaxValue), Cost = input.Cost + (input.Estimate * 200) };
    }

    private ProjectColumns PlanProject(GraphPattern.Project project, PlanScope scope, long? limit)
    {
        ImmutableArray<string> kept = [.. project.Variables.Where(scope.IsNeeded)];
        PlanScope inner = scope with { Needed = [.. kept], GraphVariable = null, Keys = scope.Keys?.Restrict(v => project.Variables.Contains(v) && Variables.Certain(project.Inner).Contains(v), _context.Memory) };
        Operator input = project.Inner is GraphPattern.OrderBy order ? PlanOrderBy(order, inner, limit) : Plan(project.Inner, inner);
        return new ProjectColumns(_context, input, kept) { Estimate = input.Estimate, Cost = input.Cost };
    }

    private DistinctSolutions PlanDistinct(GraphPattern.Distinct distinct, PlanScope scope)
    {
        Operator input = Plan(distinct.Inner, Narrow(scope, distinct.Inner) with { Needed = null });
        return new DistinctSolutions(_context, input) { Estimate = input.Estimate, Cost = input.Cost + (input.Estimate * 20) };
    }

    private SliceSolutions PlanSlice(GraphPattern.Slice slice, PlanScope scope)
    {
        PlanScope inner = scope with { Keys = null };
        long? limit = slice.Limit is { } l && slice.Offset <= long.MaxValue - l ? slice.Offset + l : null;
        GraphPattern below = slice.Inner is GraphPattern.Reduced reduced ? reduced.Inner : slice.Inner;
        Operator input = below switch
        {
            GraphPattern.Project project => PlanProject(project, inner, limit),
            GraphPattern.OrderBy order => PlanOrderBy(order, inner, limit),
            _ => Plan(slice.Inner, inner),
        };
        return new SliceSolutions(_context, input, slice.Offset, slice.Limit) { Estimate = Math.Min(input.Estimate, slice.Limit ?? long.MaxValue), Cost = input.Cost };
    }
}
