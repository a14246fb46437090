using System.Collections.Immutable;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Tests.Sparql.Reference;

/// <summary>Evaluates the algebra word by word as sections 18.3 to 18.6 define it, with nested loops over sets of triples: slow, short, and independent of the engine but for scalar functions.</summary>
internal sealed class ReferenceEvaluator(ReferenceGraphs data)
{
    private readonly FunctionContext _functions = new();
    /// <summary>More solutions than this in one place end the evaluation: nested loops are slow.</summary>
    private const int Most = 4_000;

    private readonly ValueOrder _order = new();

    public List<Mapping> Evaluate(GraphPattern pattern) => Evaluate(pattern, data.Default);

    private List<Mapping> Evaluate(GraphPattern pattern, IReadOnlySet<Triple> graph)
    {
        switch (pattern)
        {
            case GraphPattern.Bgp p:
                return p.Triples.Aggregate((List<Mapping>)[Mapping.Empty], (solutions, triple) => Bounded(solutions.SelectMany(s => graph.Select(t => Match(triple, t, s)).OfType<Mapping>())));
            case GraphPattern.Path p:
                return Path(p, graph);
            case GraphPattern.Join p:
                return Join(Evaluate(p.Left, graph), Evaluate(p.Right, graph));
            case GraphPattern.LeftJoin p:
                return LeftJoin(Evaluate(p.Left, graph), Evaluate(p.Right, graph), p.Condition, graph);
            case GraphPattern.Filter p:
                return [.. Evaluate(p.Inner, graph).Where(s => Truth(p.Condition, s, graph))];
            case GraphPattern.Union p:
                return [.. Evaluate(p.Left, graph), .. Evaluate(p.Right, graph)];
            case GraphPattern.Minus p:
                List<Mapping> right = Evaluate(p.Right, graph);
                return [.. Evaluate(p.Left, graph).Where(l => !right.Exists(r => l.IsCompatible(r) && l.SharesVariable(r)))];
            case GraphPattern.InGraph p:
                return InGraph(p);
            case GraphPattern.Extend p:
                return [.. Evaluate(p.Inner, graph).Select(s => Expression(p.Value, s, graph).ToTerm() is { } term ? s.With(p.Variable, term) : s)];
            case GraphPattern.Values p:
                return [.. p.Rows.Select(row => p.Variables.Zip(row).Aggregate(Mapping.Empty, (s, b) => b.Second is null ? s : s.With(b.First, b.Second)))];
            case GraphPattern.Group p:
                return Group(p, graph);
            case GraphPattern.OrderBy p:
                return Sort(Evaluate(p.Inner, graph), p.Conditions, graph);
            case GraphPattern.Project p:
                return [.. Evaluate(p.Inner, graph).Select(s => s.Only(p.Variables))];
            case GraphPattern.Distinct p:
                return [.. Evaluate(p.Inner, graph).DistinctBy(s => s.Key)];
            case GraphPattern.Reduced p:
                return Evaluate(p.Inner, graph);
            case GraphPattern.Slice p:
                IEnumerable<Mapping> rest = Evaluate(p.Inner, graph).Skip((int)p.Offset);
                return [.. p.Limit is { } limit ? rest.Take((int)limit) : rest];
            default:
                throw new NotSupportedException(pattern.GetType().Name);
        }
    }

    private static Mapping? Match(TriplePattern pattern, Triple triple, Mapping solution)
    {
        Mapping? result = Match(pattern.Subject, triple.Subject, solution);
        result = result is null ? null : Match(pattern.Predicate, triple.Predicate, result);
        return result is null ? null : Match(pattern.Object, triple.Object, result);
    }

    private static Mapping? Match(PatternTerm pattern, Term term, Mapping solution) => pattern switch
    {
        PatternTerm.Constant constant => constant.Term.Equals(term) ? solution : null,
        PatternTerm.Variable variable when solution[variable.Name] is { } bound => bound.Equals(term) ? solution : null,
        PatternTerm.Variable variable => solution.With(variable.Name, term),
        _ => null,
    };

    private static List<Mapping> Path(GraphPattern.Path path, IReadOnlySet<Triple> graph)
    {
        IEnumerable<(Term Start, Term End)> pairs = ReferencePaths.Evaluate(graph, (path.Subject as PatternTerm.Constant)?.Term, path.Property, (path.Object as PatternTerm.Constant)?.Term);
        var solutions = new List<Mapping>();
        foreach ((Term start, Term end) in pairs)
        {
            if (Match(path.Subject, start, Mapping.Empty) is { } first && Match(path.Object, end, first) is { } both)
            {
                solutions.Add(both);
            }
        }

        return solutions;
    }

    private static List<Mapping> Join(List<Mapping> left, List<Mapping> right) =>
        Bounded(left.SelectMany(l => right.Where(l.IsCompatible).Select(l.Merge)));

    private static List<Mapping> Bounded(IEnumerable<Mapping> solutions)
    {
        List<Mapping> list = [.. solutions.Take(Most + 1)];
        return list.Count <= Most ? list : throw new TooManySolutionsException();
    }

    /// <summary>The query is not for this evaluator.</summary>
    internal sealed class TooManySolutionsException : Exception;

    private List<Mapping> LeftJoin(List<Mapping> left, List<Mapping> right, Expression? condition, IReadOnlySet<Triple> graph)
    {
        var result = new List<Mapping>();
        foreach (Mapping l in left)
        {
            Mapping[] joined = [.. right.Where(l.IsCompatible).Select(l.Merge).Where(m => condition is null || Truth(condition, m, graph))];
            result.AddRange(joined.Length == 0 ? [l] : joined);
        }

        return Bounded(result);
    }

    private List<Mapping> InGraph(GraphPattern.InGraph pattern)
    {
        if (pattern.Name is PatternTerm.Constant constant)
        {
            return data.Named.TryGetValue(constant.Term, out HashSet<Triple>? graph) ? Evaluate(pattern.Inner, graph) : [];
        }

        string variable = ((PatternTerm.Variable)pattern.Name).Name;
        return [.. data.Named.SelectMany(g => Join(Evaluate(pattern.Inner, g.Value), [Mapping.Empty.With(variable, g.Key)]))];
    }

    private List<Mapping> Sort(List<Mapping> solutions, ImmutableArray<OrderCondition> conditions, IReadOnlySet<Triple> graph)
    {
        IOrderedEnumerable<(Mapping Solution, Value[] Keys)> sorted = solutions
            .Select(s => (Solution: s, Keys: conditions.Select(c => Expression(c.Value, s, graph).Keep()).ToArray()))
            .OrderBy(_ => 0);
        for (int i = 0; i < conditions.Length; i++)
        {
            int key = i;
            sorted = conditions[i].Descending ? sorted.ThenByDescending(s => s.Keys[key], _order) : sorted.ThenBy(s => s.Keys[key], _order);
        }

        return [.. sorted.Select(s => s.Solution)];
    }

    private List<Mapping> Group(GraphPattern.Group pattern, IReadOnlySet<Triple> graph)
    {
        var groups = new Dictionary<string, (Mapping Key, List<Mapping> Members)>(StringComparer.Ordinal);
        foreach (Mapping solution in Evaluate(pattern.Inner, graph))
        {
            Mapping key = Mapping.Empty;
            foreach (GroupKey part in pattern.Keys)
            {
                Term? term = part.Value is null ? solution[part.Variable] : Expression(part.Value, solution, graph).ToTerm();
                key = term is null ? key : key.With(part.Variable, term);
            }

            if (!groups.TryGetValue(key.Key, out (Mapping Key, List<Mapping> Members) group))
            {
                groups[key.Key] = group = (key, []);
            }

            group.Members.Add(solution);
        }

        if (pattern.Keys.IsEmpty && groups.Count == 0)
        {
            groups[""] = (Mapping.Empty, []);
        }

        return [.. groups.Values.Select(g => pattern.Aggregates.Aggregate(g.Key, (s, a) => Aggregate(a.Aggregate, g.Members, graph) is { } term ? s.With(a.Variable, term) : s))];
    }

    private Term? Aggregate(Expression.Aggregate aggregate, List<Mapping> members, IReadOnlySet<Triple> graph)
    {
        IAggregator result = Aggregators.Create(aggregate.Function, aggregate.Separator);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (Mapping member in members)
        {
            Value value = aggregate.Argument is null ? Value.True : Expression(aggregate.Argument, member, graph);
            string key = aggregate.Argument is null ? member.Only(member.Bindings.Select(b => b.Key).Where(v => v[0] != '.')).Key : value.ToTerm()?.ToString() ?? "error";
            if (!aggregate.Distinct || seen.Add(key))
            {
                result.Add(value);
            }
        }

        return result.Result.ToTerm();
    }

    private bool Truth(Expression condition, Mapping solution, IReadOnlySet<Triple> graph) => Expression(condition, solution, graph).EffectiveBoolean() == CivicCoding.Graph.Sparql.Functions.Truth.True;

    private Value Expression(Expression expression, Mapping solution, IReadOnlySet<Triple> graph)
    {
        Value Of(Expression part) => Expression(part, solution, graph);
        switch (expression)
        {
            case Expression.Variable variable:
                return solution[variable.Name] is { } term ? Value.From(term) : Value.Error;
            case Expression.Constant constant:
                return Value.From(constant.Term);
            case Expression.Exists exists:
                return Value.FromBoolean(Evaluate(Substitution.Apply(exists.Pattern, solution), graph).Count > 0 != exists.Negated);
            case Expression.Call { Function: "BOUND" } call:
                return Value.FromBoolean(call.Arguments[0] is Expression.Constant || solution[((Expression.Variable)call.Arguments[0]).Name] is not null);
            case Expression.Call { Function: "&&" } call:
                return Value.FromTruth(Of(call.Arguments[0]).EffectiveBoolean().And(Of(call.Arguments[1]).EffectiveBoolean()));
            case Expression.Call { Function: "||" } call:
                return Value.FromTruth(Of(call.Arguments[0]).EffectiveBoolean().Or(Of(call.Arguments[1]).EffectiveBoolean()));
            case Expression.Call { Function: "!" } call:
                return Value.FromTruth(Of(call.Arguments[0]).EffectiveBoolean().Not());
            case Expression.Call { Function: "IF" } call:
                return Of(call.Arguments[0]).EffectiveBoolean() switch
                {
                    CivicCoding.Graph.Sparql.Functions.Truth.True => Of(call.Arguments[1]),
                    CivicCoding.Graph.Sparql.Functions.Truth.False => Of(call.Arguments[2]),
                    _ => Value.Error,
                };
            case Expression.Call { Function: "COALESCE" } call:
                return call.Arguments.Select(Of).FirstOrDefault(v => !v.IsError);
            case Expression.Call { Function: "IN" or "NOT IN" } call:
                Truth among = call.Arguments.Skip(1).Aggregate(CivicCoding.Graph.Sparql.Functions.Truth.False, (found, a) => found.Or(Equal(Of(call.Arguments[0]), Of(a))));
                return Value.FromTruth(call.Function == "IN" ? among : among.Not());
            case Expression.Call call when FunctionTable.TryFind(call.Function, out SparqlFunction function):
                return function.Invoke(call.Arguments.Select(Of).ToArray(), _functions);
            default:
                return Value.Error;
        }
    }

    private static Truth Equal(in Value left, in Value right) => left.IsError || right.IsError ? CivicCoding.Graph.Sparql.Functions.Truth.Error : ValueComparison.Equal(left, right);
}
