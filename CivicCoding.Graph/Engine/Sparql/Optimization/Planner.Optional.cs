using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Execution.Expressions;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <content>OPTIONAL, MINUS and EXISTS: left, anti and semi joins.</content>
internal sealed partial class Planner
{
    private PlanScope? _existsScope;

    private AdaptiveJoin PlanLeftJoin(GraphPattern.LeftJoin join, PlanScope scope)
    {
        ImmutableHashSet<string> leftVariables = Variables.InScope(join.Left);
        ImmutableHashSet<string> rightVariables = Variables.InScope(join.Right);
        ImmutableHashSet<string> condition = join.Condition is null ? [] : Variables.Of(join.Condition);
        PlanScope leftScope = scope.Needing(rightVariables.Intersect(leftVariables).Union(condition));
        Operator left = Plan(join.Left, Narrow(leftScope, join.Left));
        PlanScope rightScope = scope.Needing(leftVariables.Intersect(rightVariables).Union(condition)) with { Keys = null };
        return Attach(left, join.Right, rightScope, JoinKind.Left, join.Condition, scope);
    }

    private Operator PlanMinus(GraphPattern.Minus minus, PlanScope scope)
    {
        ImmutableHashSet<string> shared = Variables.InScope(minus.Left).Intersect(Variables.InScope(minus.Right));
        Operator left = Plan(minus.Left, Narrow(scope.Needing(shared), minus.Left));
        if (shared.IsEmpty)
        {
            return left;
        }

        return Attach(left, minus.Right, scope with { Needed = shared, Keys = null }, JoinKind.Minus, null, scope);
    }

    private AdaptiveJoin Attach(Operator left, GraphPattern right, PlanScope rightScope, JoinKind kind, Expression? condition, PlanScope existsScope)
    {
        var side = new PlannedSide(_context, keys => Plan(right, rightScope with { Keys = keys }), Variables.Certain(right));
        Func<Schema, Condition>? compile = condition is null ? null : schema =>
        {
            _existsScope = existsScope with { Keys = null };
            return _compiler.CompileCondition(condition, schema);
        };
        JoinLayout layout = JoinLayout.Of(left.Schema, side.Whole.Schema, kind);
        double rows = kind == JoinKind.Left ? left.Estimate : left.Estimate / 2;
        return new AdaptiveJoin(_context, left, side, kind, compile, layout.Output) { Estimate = rows, Cost = left.Cost + Math.Min(side.Whole.Cost, left.Estimate * 1000) };
    }

    /// <summary>The EXISTS or NOT EXISTS that a filter consists of, or null.</summary>
    private static Expression.Exists? ExistsIn(Expression filter) => filter switch
    {
        Expression.Exists exists => exists,
        Expression.Call { Function: "!", Arguments: [Expression.Exists exists] } => exists with { Negated = !exists.Negated },
        _ => null,
    };

    /// <summary>EXISTS as a semi or anti join, where substituting the solution into the pattern and joining with it are the same; else null.</summary>
    private AdaptiveJoin? TryJoinExists(Operator left, Expression.Exists exists, PlanScope scope)
    {
        GraphPattern pattern = Normalise(exists.Pattern);
        var outer = left.Schema.Variables.ToImmutableHashSet();
        var conditions = new List<Expression>();
        while (pattern is GraphPattern.Filter filter)
        {
            conditions.AddRange(Conjunction.Split(filter.Condition));
            pattern = filter.Inner;
        }

        ImmutableHashSet<string> certain = Variables.Certain(pattern);
        var inner = conditions.Where(c => !Conjunction.HasExists(c) && Variables.Of(c).IsSubsetOf(certain)).ToList();
        conditions.RemoveAll(inner.Contains);
        if (!Correlation.IsJoin(pattern, outer) || conditions.Exists(Conjunction.HasExists))
        {
            return null;
        }

        pattern = inner.Count == 0 ? pattern : new GraphPattern.Filter(Conjunction.Of(inner), pattern);
        Expression? condition = conditions.Count == 0 ? null : Conjunction.Of(conditions);
        ImmutableHashSet<string> needed = outer.Union(condition is null ? [] : Variables.Of(condition));
        return Attach(left, pattern, scope with { Needed = needed, Keys = null }, exists.Negated ? JoinKind.Anti : JoinKind.Semi, condition, scope);
    }

    private Evaluator CompileExists(Expression.Exists exists, Schema schema)
    {
        PlanScope scope = _existsScope ?? new PlanScope(_context.Dataset.Default);
        ImmutableHashSet<string> mentioned = Variables.Mentioned(exists.Pattern);
        string[] shared = [.. schema.Variables.Where(mentioned.Contains)];
        QueryContext nested = _context.Nested();
        return new ExistsEvaluator(_context, [.. shared.Select(schema.IndexOf)], exists.Negated, terms =>
        {
            var bound = new Dictionary<string, Term>(StringComparer.Ordinal);
            for (int i = 0; i < shared.Length; i++)
            {
                if (terms[i] is { } term)
                {
                    bound.Add(shared[i], term);
                }
            }

            var planner = new Planner(nested);
            return planner.Plan(planner.Normalise(Substitution.Apply(exists.Pattern, bound)), scope with { Needed = [], Keys = null });
        });
    }
}
