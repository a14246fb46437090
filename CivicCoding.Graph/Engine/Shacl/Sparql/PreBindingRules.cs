using System.Runtime.CompilerServices;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Shacl.Sparql;

/// <summary>What a query may not hold so that variables can be pre-bound (SHACL, appendix A): MINUS, VALUES, SERVICE, sub-selects that hide a pre-bound variable, and AS onto one.</summary>
internal sealed class PreBindingRules(Term executable, IReadOnlySet<string> preBound, IReadOnlySet<string> kept)
{
    /// <exception cref="ShaclFailureException">The query breaks a rule.</exception>
    public void Check(GraphPattern pattern) => Check(pattern, isTop: true);

    private void Check(GraphPattern pattern, bool isTop)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (pattern)
        {
            case GraphPattern.Minus:
                throw Broken("MINUS is not allowed: use FILTER NOT EXISTS");
            case GraphPattern.Values:
                throw Broken("VALUES is not allowed: use FILTER with IN");
            case GraphPattern.Service:
                throw Broken("SERVICE is not allowed");
            case GraphPattern.Join p:
                Check(p.Left, false);
                Check(p.Right, false);
                break;
            case GraphPattern.Union p:
                Check(p.Left, false);
                Check(p.Right, false);
                break;
            case GraphPattern.LeftJoin p:
                Check(p.Left, false);
                Check(p.Right, false);
                Check(p.Condition);
                break;
            case GraphPattern.Filter p:
                Check(p.Condition);
                Check(p.Inner, false);
                break;
            case GraphPattern.InGraph p:
                Check(p.Inner, false);
                break;
            case GraphPattern.Extend p:
                Check(p);
                break;
            case GraphPattern.Group p:
                CheckGroup(p);
                break;
            case GraphPattern.OrderBy p:
                Check(p.Inner, isTop);
                break;
            case GraphPattern.Distinct p:
                Check(p.Inner, isTop);
                break;
            case GraphPattern.Reduced p:
                Check(p.Inner, isTop);
                break;
            case GraphPattern.Slice p:
                Check(p.Inner, isTop);
                break;
            case GraphPattern.Project p:
                if (!isTop && kept.FirstOrDefault(v => !p.Variables.Contains(v)) is { } hidden)
                {
                    throw Broken($"a nested SELECT must return ${hidden}");
                }

                Check(p.Inner, false);
                break;
            default:
                break;
        }
    }

    private void Check(GraphPattern.Extend extend)
    {
        if (preBound.Contains(extend.Variable))
        {
            throw Broken($"?{extend.Variable} has its value before the query runs, so that AS ?{extend.Variable} is not allowed");
        }

        Check(extend.Value);
        Check(extend.Inner, false);
    }

    private void CheckGroup(GraphPattern.Group group)
    {
        foreach (GroupKey key in group.Keys)
        {
            if (key.Value is not null && preBound.Contains(key.Variable))
            {
                throw Broken($"?{key.Variable} has its value before the query runs, so that AS ?{key.Variable} is not allowed");
            }

            Check(key.Value);
        }

        Check(group.Inner, false);
    }

    private void Check(Expression? expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (expression)
        {
            case Expression.Exists exists:
                Check(exists.Pattern, false);
                break;
            case Expression.Call call:
                foreach (Expression argument in call.Arguments)
                {
                    Check(argument);
                }

                break;
            case Expression.Aggregate { Argument: { } argument }:
                Check(argument);
                break;
            default:
                break;
        }
    }

    private ShaclFailureException Broken(string rule) => new($"The query of {executable} cannot be used in a shape: {rule}.");
}
