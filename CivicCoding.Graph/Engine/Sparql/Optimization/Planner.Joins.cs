using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <content>Groups: joins of triple patterns and other patterns with their filters.</content>
internal sealed partial class Planner
{
    private const int MostAtOnce = 60;

    private Operator PlanJoins(GraphPattern pattern, PlanScope scope)
    {
        var parts = new List<(GraphPattern Pattern, PlanScope Scope)>();
        var filters = new List<Expression>();
        GraphPattern inner = pattern;
        while (inner is GraphPattern.Filter filter)
        {
            filters.AddRange(Conjunction.Split(filter.Condition));
            inner = filter.Inner;
        }

        Flatten(inner, scope, parts, filters);
        ImmutableHashSet<string> inFilters = [.. filters.SelectMany(Variables.Of)];
        List<Relation> relations = ToRelations(parts, scope, inFilters);
        if (relations.Count == 0)
        {
            relations.Add(new LeafRelation(ConstantSolutions.Unit(_context)));
        }

        if (scope.Keys is not null && relations.Exists(r => scope.Keys.Variables.Any(r.Variables.Contains)))
        {
            Operator keys = scope.Keys.ToOperator(_context);
            relations.Add(new LeafRelation(keys));
        }

        while (relations.Count > MostAtOnce)
        {
            List<Relation> some = relations.GetRange(0, MostAtOnce);
            relations.RemoveRange(0, MostAtOnce);
            ImmutableHashSet<string>? needed = scope.Needed?.Union(relations.SelectMany(r => r.Variables)).Union(inFilters);
            relations.Insert(0, new LeafRelation(Join(some, [], scope with { Needed = needed })));
        }

        return Join(relations, filters, scope);
    }

    /// <summary>Takes a group apart; a filter further in moves up only where that cannot change what its variables mean.</summary>
    private void Flatten(GraphPattern pattern, PlanScope scope, List<(GraphPattern Pattern, PlanScope Scope)> parts, List<Expression> filters)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (pattern)
        {
            case GraphPattern.Join join:
                Flatten(join.Left, scope, parts, filters);
                Flatten(join.Right, scope, parts, filters);
                break;
            case GraphPattern.Filter filter when !Conjunction.HasExists(filter.Condition) && Variables.Of(filter.Condition).IsSubsetOf(Variables.Certain(filter.Inner)):
                Flatten(filter.Inner, scope, parts, filters);
                filters.AddRange(Conjunction.Split(filter.Condition));
                break;
            case GraphPattern.InGraph graph when IsQuadPattern(graph, scope):
                PlanScope named = graph.Name is PatternTerm.Constant constant
                    ? scope with { Graphs = _context.Dataset.InGraph(IdOf(constant.Term)), GraphVariable = null }
                    : scope with { Graphs = _context.Dataset.Named, GraphVariable = ((PatternTerm.Variable)graph.Name).Name };
                if (named.Graphs.IsEmpty)
                {
                    parts.Add((new GraphPattern.Values([.. Variables.InScope(graph)], []), scope));
                    break;
                }

                Flatten(graph.Inner, named, parts, filters);
                break;
            default:
                parts.Add((pattern, scope));
                break;
        }
    }

    /// <summary>True where GRAPH can be matched quad by quad: joins of triple patterns, and under a constant name anything that joins.</summary>
    private static bool IsQuadPattern(GraphPattern.InGraph graph, PlanScope scope)
    {
        if (graph.Name is PatternTerm.Constant)
        {
            return IsJoinOfTriples(graph.Inner, allowEmpty: true, name: null);
        }

        return IsJoinOfTriples(graph.Inner, allowEmpty: false, ((PatternTerm.Variable)graph.Name).Name);
    }

    private static bool IsJoinOfTriples(GraphPattern pattern, bool allowEmpty, string? name)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return pattern switch
        {
            GraphPattern.Bgp bgp => allowEmpty || bgp.Triples.Length > 0,
            GraphPattern.Join join => IsJoinOfTriples(join.Left, allowEmpty, name) && IsJoinOfTriples(join.Right, allowEmpty, name),
            GraphPattern.Filter filter => IsJoinOfTriples(filter.Inner, allowEmpty, name) && !Conjunction.HasExists(filter.Condition)
                && (name is null || !Variables.Of(filter.Condition).Contains(name)) && Variables.Of(filter.Condition).IsSubsetOf(Variables.Certain(filter.Inner)),
            _ => false,
        };
    }

    private List<Relation> ToRelations(List<(GraphPattern Pattern, PlanScope Scope)> parts, PlanScope outer, ImmutableHashSet<string> inFilters)
    {
        var relations = new List<Relation>();
        for (int i = 0; i < parts.Count; i++)
        {
            (GraphPattern pattern, PlanScope scope) = parts[i];
            switch (pattern)
            {
                case GraphPattern.Bgp bgp:
                    relations.AddRange(bgp.Triples.Select(t => new TripleRelation(_context, ShapeOf(t, scope))));
                    break;
                case GraphPattern.Path path:
                    relations.Add(new PathRelation(_context, new PathPattern(SlotOf(path.Subject), path.Property, SlotOf(path.Object), scope.Graphs)));
                    break;
                case GraphPattern.PropertyFunction call:
                    IPropertyFunction function = _context.PropertyFunctions.GetValueOrDefault(call.Function.Value)
                        ?? throw new NotSupportedException($"The property function <{call.Function.Value}> is not registered.");
                    relations.Add(new FunctionRelation(_context, function, call.Subject, call.Object));
                    break;
                case GraphPattern.Service service:
                    relations.Add(new ServiceRelation(_context, service));
                    break;
                default:
                    int self = i;
                    IEnumerable<string> elsewhere = parts.Where((_, j) => j != self).SelectMany(p => Variables.InScope(p.Pattern).Concat(p.Scope.GraphVariable is { } g ? [g] : []));
                    PlanScope inner = scope.Needed is null ? scope : scope with { Needed = outer.Needed!.Union(elsewhere).Union(inFilters) };
                    relations.Add(new LeafRelation(Plan(pattern, parts.Count == 1 || IsCheapToKey(pattern) ? Narrow(inner, pattern) : inner with { Keys = null })));
                    break;
            }
        }

        return relations;
    }

    private static bool IsCheapToKey(GraphPattern pattern) => pattern is GraphPattern.Union or GraphPattern.LeftJoin or GraphPattern.Extend or GraphPattern.Filter or GraphPattern.Minus;

    private Operator Join(List<Relation> relations, List<Expression> filters, PlanScope scope)
    {
        var steps = new Stack<JoinState>();
        for (JoinState? state = JoinOrder.Find(relations, _context.Options.ForcedJoin); state is not null; state = state.Before)
        {
            steps.Push(state);
        }

        var waiting = new List<Expression>(filters);
        var remaining = new HashSet<Relation>(relations);
        Operator? plan = null;
        foreach (JoinState step in steps)
        {
            Relation relation = relations[step.Relation];
            remaining.Remove(relation);
            ImmutableHashSet<string>? needed = scope.Needed?.Union(remaining.SelectMany(r => r.Variables)).Union(waiting.SelectMany(Variables.Of));
            bool IsNeeded(string v) => needed is null || needed.Contains(v);
            plan = plan is null ? First(relation, step, IsNeeded) : Step(plan, relation, step, IsNeeded);
            plan.Estimate = step.Rows;
            plan.Cost = step.Cost;
            plan = ApplyFilters(plan, waiting, remaining, scope);
        }

        return plan!;
    }

    private static Operator First(Relation relation, JoinState step, Func<string, bool> isNeeded) => relation.Run(step.RelationOrder, isNeeded);

    private Operator Step(Operator left, Relation relation, JoinState step, Func<string, bool> isNeeded)
    {
        bool KeptForJoin(string v) => isNeeded(v) || left.Schema.Contains(v);
        if (step.Method == JoinMethod.Attach && relation.Attach(left, isNeeded) is { } attached)
        {
            return attached;
        }

        Operator right = relation.Run(step.RelationOrder, KeptForJoin);
        right.Estimate = relation.Rows;
        if (step.Method == JoinMethod.Merge && left.SortedBy is [{ } l, ..] && right.SortedBy is [{ } r, ..] && l == r && left.Schema.Binds(l) && right.Schema.Binds(l))
        {
            return MergeJoin.Of(_context, left, right, isNeeded);
        }

        return step.Method == JoinMethod.HashLeft
            ? HashJoin.Of(_context, right, left, JoinKind.Inner, null, isNeeded)
            : HashJoin.Of(_context, left, right, JoinKind.Inner, null, isNeeded);
    }

    /// <summary>Applies the filters whose variables cannot change any more.</summary>
    private Operator ApplyFilters(Operator plan, List<Expression> waiting, HashSet<Relation> remaining, PlanScope scope)
    {
        for (int i = 0; i < waiting.Count; i++)
        {
            Expression filter = waiting[i];
            if (!Variables.Of(filter).All(v => plan.Schema.Binds(v) || !remaining.Any(r => r.Variables.Contains(v))) || (remaining.Count > 0 && Conjunction.HasExists(filter)))
            {
                continue;
            }

            waiting.RemoveAt(i--);
            plan = ApplyFilter(plan, filter, scope);
        }

        return plan;
    }

    private Operator ApplyFilter(Operator plan, Expression filter, PlanScope scope)
    {
        if (ExistsIn(filter) is { } exists && TryJoinExists(plan, exists, scope) is { } joined)
        {
            return joined;
        }

        _existsScope = scope;
        Condition condition = _compiler.CompileCondition(filter, plan.Schema);
        return new FilterSolutions(_context, plan, condition, ExpressionText.Of(filter)) { Estimate = plan.Estimate * 0.3, Cost = plan.Cost + (plan.Estimate * 100) };
    }

    private QuadShape ShapeOf(TriplePattern triple, PlanScope scope) =>
        new(SlotOf(triple.Subject), SlotOf(triple.Predicate), SlotOf(triple.Object), HasUnknown(triple) ? GraphFilter.Nothing : scope.Graphs, scope.GraphVariable);

    // A constant that the data does not hold makes the pattern empty.
    private bool HasUnknown(TriplePattern triple) => new[] { triple.Subject, triple.Predicate, triple.Object }.Any(t => t is PatternTerm.Constant constant
        && !_context.Source.Terms.TryFind(new TermScratch().Encode(constant.Term), out _));

    private QuadSlot SlotOf(PatternTerm term) => term switch
    {
        PatternTerm.Variable variable => QuadSlot.Of(variable.Name),
        PatternTerm.Constant constant => QuadSlot.Of(_context.Terms.Intern(constant.Term)),
        _ => throw new NotSupportedException($"The pattern term {term} is not supported yet."),
    };
}
