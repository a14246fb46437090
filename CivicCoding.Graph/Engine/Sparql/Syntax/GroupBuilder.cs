using System.Collections.Immutable;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Syntax;

/// <summary>Translates a group graph pattern, element by element (SPARQL 1.1 Query, section 18.2.2.6): triples gather into one basic graph pattern until another element comes, filters wait for the end of the group.</summary>
internal sealed class GroupBuilder
{
    private readonly List<Expression> _filters = [];
    private GraphPattern? _pattern;

    public GroupBuilder() => Triples = new PatternTriples { Paths = true, Scope = Scope };

    public VariableScope Scope { get; } = new();

    /// <summary>The basic graph pattern that is being read.</summary>
    public PatternTriples Triples { get; }

    public void AddFilter(Expression condition) => _filters.Add(condition);

    public void Join(GraphPattern right)
    {
        EndTriples();
        JoinInto(right);
    }

    public void LeftJoin(GraphPattern right, Expression? condition)
    {
        EndTriples();
        _pattern = new GraphPattern.LeftJoin(Pattern, right, condition);
    }

    public void Minus(GraphPattern right)
    {
        EndTriples();
        _pattern = new GraphPattern.Minus(Pattern, right);
    }

    public void Extend(string variable, Expression value)
    {
        EndTriples();
        _pattern = new GraphPattern.Extend(Pattern, variable, value);
        Scope.Add(variable);
    }

    /// <summary>The pattern without the group's filters, and these as one condition or null: OPTIONAL needs them apart.</summary>
    public (GraphPattern Pattern, Expression? Condition) End()
    {
        EndTriples();
        return (Pattern, _filters.Count == 0 ? null : Balance("&&", _filters));
    }

    /// <summary>A chain of an associative operator as a tree of low height, so that long chains are no deep recursion.</summary>
    public static Expression Balance(string function, List<Expression> operands) => Balance(operands, 0, operands.Count, (l, r) => new Expression.Call(function, [l, r]));

    /// <summary>A balanced tree over some of the operands.</summary>
    public static T Balance<T>(List<T> operands, int start, int count, Func<T, T, T> combine)
    {
        if (count == 1)
        {
            return operands[start];
        }

        int half = count / 2;
        return combine(Balance(operands, start, half, combine), Balance(operands, start + half, count - half, combine));
    }

    private GraphPattern Pattern => _pattern ?? GraphPattern.Bgp.Empty;

    private void EndTriples()
    {
        if (Triples.Triples.Count > 0)
        {
            JoinInto(new GraphPattern.Bgp([.. Triples.Triples]));
            Triples.Triples.Clear();
        }

        foreach (GraphPattern.Path path in Triples.PathPatterns)
        {
            JoinInto(path);
        }

        Triples.PathPatterns.Clear();
    }

    private void JoinInto(GraphPattern right) => _pattern = _pattern switch
    {
        null => right,
        _ when right is GraphPattern.Bgp { Triples.Length: 0 } => _pattern,
        _ => new GraphPattern.Join(_pattern, right),
    };
}
