using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Execution.Expressions;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>Turns normalised algebra into running operators.</summary>
internal sealed partial class Planner
{
    private readonly QueryContext _context;
    private readonly ExpressionCompiler _compiler;
    private int _patterns;

    public Planner(QueryContext context)
    {
        _context = context;
        _compiler = new ExpressionCompiler(context, CompileExists);
    }

    /// <summary>Normalises and plans a pattern over the query's default graph.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="needed">The variables that are wanted; null: all.</param>
    public Operator Plan(GraphPattern pattern, ImmutableHashSet<string>? needed) =>
        Plan(Normalise(pattern), new PlanScope(_context.Dataset.Default, Needed: needed));

    private GraphPattern Normalise(GraphPattern pattern) =>
        Optimizer.Normalise(pattern, _context.PropertyFunctions, (_patterns++).ToString(CultureInfo.InvariantCulture));

    private Operator Plan(GraphPattern pattern, PlanScope scope)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _context.Check();
        return pattern switch
        {
            GraphPattern.LeftJoin join => PlanLeftJoin(join, scope),
            GraphPattern.Minus minus => PlanMinus(minus, scope),
            GraphPattern.Union union => PlanUnion(union, scope),
            GraphPattern.Extend extend => PlanExtend(extend, scope),
            GraphPattern.Values values => PlanValues(values),
            GraphPattern.InGraph graph when !IsQuadPattern(graph, scope) => PlanGraphs(graph, scope),
            GraphPattern.Group group => PlanGroupBy(group, scope),
            GraphPattern.OrderBy order => PlanOrderBy(order, scope, limit: null),
            GraphPattern.Project project => PlanProject(project, scope, limit: null),
            GraphPattern.Distinct distinct => PlanDistinct(distinct, scope),
            GraphPattern.Reduced reduced => Plan(reduced.Inner, scope),
            GraphPattern.Slice slice => PlanSlice(slice, scope),
            _ => PlanJoins(pattern, scope),
        };
    }

    private UnionAll PlanUnion(GraphPattern.Union union, PlanScope scope)
    {
        var branches = ImmutableArray.CreateBuilder<Operator>();
        var pending = new Stack<GraphPattern>([union.Right, union.Left]);
        while (pending.TryPop(out GraphPattern? branch))
        {
            if (branch is GraphPattern.Union inner)
            {
                pending.Push(inner.Right);
                pending.Push(inner.Left);
            }
            else
            {
                branches.Add(Plan(branch, Narrow(scope, branch)));
            }
        }

        return new UnionAll(_context, branches.ToImmutable()) { Estimate = branches.Sum(b => b.Estimate), Cost = branches.Sum(b => b.Cost) };
    }

    private Operator PlanExtend(GraphPattern.Extend extend, PlanScope scope)
    {
        var bindings = new List<(string Variable, Expression Value)>();
        GraphPattern inner = extend;
        var needed = scope;
        while (inner is GraphPattern.Extend next)
        {
            if (needed.IsNeeded(next.Variable))
            {
                bindings.Insert(0, (next.Variable, next.Value));
                needed = needed.Needing(Variables.Of(next.Value));
            }

            inner = next.Inner;
        }

        Operator input = Plan(inner, Narrow(needed, inner));
        if (bindings.Count == 0)
        {
            return input;
        }

        var schema = new Schema(
            input.Schema.Variables.Concat(bindings.Select(b => b.Variable)),
            v => input.Schema.Contains(v) ? !input.Schema.Binds(v) : bindings.Find(b => b.Variable == v).Value is not Expression.Constant);
        return new ExtendSolutions(_context, input, schema, [.. bindings.Select(b => _compiler.Compile(b.Value, schema))]) { Estimate = input.Estimate, Cost = input.Cost + (input.Estimate * 50) };
    }

    private ConstantSolutions PlanValues(GraphPattern.Values values)
    {
        var store = new SolutionStore(values.Variables.Length, _context.Memory);
        Span<ulong> solution = new ulong[values.Variables.Length];
        foreach (ImmutableArray<Term?> terms in values.Rows)
        {
            for (int i = 0; i < solution.Length; i++)
            {
                solution[i] = terms[i] is { } term ? _context.Terms.Intern(term).Bits : 0;
            }

            store.Add(solution);
        }

        var schema = new Schema(values.Variables, v => values.Rows.Any(r => r[values.Variables.IndexOf(v)] is null));
        return new ConstantSolutions(_context, schema, store, $"Values {string.Join(' ', values.Variables.Select(v => "?" + v))} ({store.Count})");
    }

    private Operator PlanGraphs(GraphPattern.InGraph graph, PlanScope scope)
    {
        if (graph.Name is PatternTerm.Constant constant)
        {
            GraphFilter named = _context.Dataset.InGraph(IdOf(constant.Term));
            return named.IsEmpty
                ? ConstantSolutions.Nothing(_context, Variables.InScope(graph.Inner))
                : Plan(graph.Inner, scope with { Graphs = named, GraphVariable = null });
        }

        string variable = ((PatternTerm.Variable)graph.Name).Name;
        PlanScope inner = scope.Needing(Variables.InScope(graph.Inner).Contains(variable) ? [variable] : []) with { Keys = null, GraphVariable = null };
        Operator PlanFor(ulong id)
        {
            Operator matched = Plan(graph.Inner, inner with { Graphs = GraphFilter.One(id) });
            Operator name = ConstantSolutions.Sorted(_context, variable, [id]);
            return HashJoin.Of(_context, matched, name, JoinKind.Inner);
        }

        using Operator sample = HashJoin.Of(
            _context,
            Plan(graph.Inner, inner with { Graphs = GraphFilter.Nothing }),
            ConstantSolutions.Sorted(_context, variable, []),
            JoinKind.Inner);
        return new GraphIteration(_context, sample.Schema, variable, _context.Dataset.NamedGraphs, PlanFor) { Estimate = 1000, Cost = 100_000 };
    }

    private ulong IdOf(Term term) => _context.Terms.Intern(term).Bits;

    /// <summary>The scope for a part of a pattern: keys only for variables that the part always binds.</summary>
    private PlanScope Narrow(PlanScope scope, GraphPattern part) =>
        scope.Keys is null ? scope : scope with { Keys = scope.Keys.Restrict(Variables.Certain(part).Contains, _context.Memory) };
}
