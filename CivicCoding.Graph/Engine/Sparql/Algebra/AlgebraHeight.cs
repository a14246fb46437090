using System.Collections.Immutable;

namespace CivicCoding.Graph.Sparql.Algebra;

/// <summary>Bounds the height of an algebra tree, so that every later pass may walk it by recursion.</summary>
internal static class AlgebraHeight
{
    /// <summary>The largest height of patterns and expressions together.</summary>
    public const int Limit = 2_500;

    public static void Check(GraphPattern pattern, Func<string, Exception> error)
    {
        Stack<(object Part, int Height)> open = new();
        open.Push((pattern, 1));
        while (open.TryPop(out (object Part, int Height) top))
        {
            if (top.Height > Limit)
            {
                throw error($"The text chains or nests more than {Limit} operators; split it, or use VALUES or IN for long lists");
            }

            foreach (object child in Children(top.Part))
            {
                open.Push((child, top.Height + 1));
            }
        }
    }

    private static IEnumerable<object> Children(object part) => part switch
    {
        GraphPattern.Path p => [p.Property],
        GraphPattern.Join p => [p.Left, p.Right],
        GraphPattern.LeftJoin { Condition: null } p => [p.Left, p.Right],
        GraphPattern.LeftJoin p => [p.Left, p.Right, p.Condition],
        GraphPattern.Filter p => [p.Inner, p.Condition],
        GraphPattern.Union p => [p.Left, p.Right],
        GraphPattern.Minus p => [p.Left, p.Right],
        GraphPattern.InGraph p => [p.Inner],
        GraphPattern.Extend p => [p.Inner, p.Value],
        GraphPattern.Service p => [p.Inner],
        GraphPattern.Group p => [p.Inner, .. p.Keys.Where(k => k.Value is not null).Select(k => k.Value!), .. p.Aggregates.Select(a => a.Aggregate)],
        GraphPattern.OrderBy p => [p.Inner, .. p.Conditions.Select(c => c.Value)],
        GraphPattern.Project p => [p.Inner],
        GraphPattern.Distinct p => [p.Inner],
        GraphPattern.Reduced p => [p.Inner],
        GraphPattern.Slice p => [p.Inner],
        Expression.Call e => e.Arguments,
        Expression.Exists e => [e.Pattern],
        Expression.Aggregate { Argument: not null } e => [e.Argument],
        PropertyPath.Inverse p => [p.Path],
        PropertyPath.Sequence p => [p.Left, p.Right],
        PropertyPath.Alternative p => [p.Left, p.Right],
        PropertyPath.ZeroOrMore p => [p.Path],
        PropertyPath.OneOrMore p => [p.Path],
        PropertyPath.ZeroOrOne p => [p.Path],
        _ => [],
    };
}
