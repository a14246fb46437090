using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Text;

namespace CivicCoding.Graph.Remote;

/// <summary>
/// Looks through a query for what may not or cannot go to an outside store: SERVICE, which would reach wherever that server reaches; functions that SPARQL does not define, which
/// may be procedures there; property functions, which only the embedded store has; and a dataset clause that names hidden graphs, because some stores add the protocol's
/// graphs to those of the text.
/// </summary>
internal sealed class RemoteQueryCheck
{
    private static readonly string[] s_propertyFunctions = [TextVocabulary.Namespace, CivicVocabulary.BaseIri + "match#"];

    private RemoteQueryCheck()
    {
    }

    /// <exception cref="NotSupportedException">The query holds such a thing; the message says which.</exception>
    public static void Check(AlgebraQuery query, DatasetClause? protocol, Func<string, bool>? isVisible)
    {
        if (query.Dataset is { } dataset)
        {
            if (protocol is not null)
            {
                throw new NotSupportedException("This store takes either FROM or default-graph-uri and named-graph-uri, not both.");
            }

            if (isVisible is not null && dataset.Default.Concat(dataset.Named).FirstOrDefault(g => !isVisible(g.Value)) is { } hidden)
            {
                throw new NotSupportedException($"FROM {hidden}: this graph is not public.");
            }
        }

        Visit(query.Pattern);
        foreach (TriplePattern triple in query.Template)
        {
            Visit(triple);
        }
    }

    public static void Visit(GraphPattern pattern)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (pattern)
        {
            case GraphPattern.Bgp p:
                foreach (TriplePattern triple in p.Triples)
                {
                    Visit(triple);
                }

                break;
            case GraphPattern.Service p:
                throw new NotSupportedException($"SERVICE {p.Endpoint} is not passed on to an outside store. Ask that endpoint itself.");
            case GraphPattern.PropertyFunction p:
                throw new NotSupportedException($"{p.Function} works in the embedded store only.");
            case GraphPattern.Filter p:
                Visit(p.Condition);
                break;
            case GraphPattern.LeftJoin { Condition: { } condition }:
                Visit(condition);
                break;
            case GraphPattern.Extend p:
                Visit(p.Value);
                break;
            case GraphPattern.Group p:
                Visit(p.Keys.Select(k => k.Value).Concat(p.Aggregates.Select(a => (Expression?)a.Aggregate)));
                break;
            case GraphPattern.OrderBy p:
                Visit(p.Conditions.Select(c => (Expression?)c.Value));
                break;
        }

        foreach (GraphPattern part in Parts(pattern))
        {
            Visit(part);
        }
    }

    private static ImmutableArray<GraphPattern> Parts(GraphPattern pattern) => pattern switch
    {
        GraphPattern.Join p => [p.Left, p.Right],
        GraphPattern.LeftJoin p => [p.Left, p.Right],
        GraphPattern.Union p => [p.Left, p.Right],
        GraphPattern.Minus p => [p.Left, p.Right],
        GraphPattern.Filter p => [p.Inner],
        GraphPattern.InGraph p => [p.Inner],
        GraphPattern.Extend p => [p.Inner],
        GraphPattern.Group p => [p.Inner],
        GraphPattern.OrderBy p => [p.Inner],
        GraphPattern.Project p => [p.Inner],
        GraphPattern.Distinct p => [p.Inner],
        GraphPattern.Reduced p => [p.Inner],
        GraphPattern.Slice p => [p.Inner],
        _ => [],
    };

    private static void Visit(TriplePattern triple)
    {
        if (triple.Predicate is PatternTerm.Constant { Term: Iri predicate } && s_propertyFunctions.Any(ns => predicate.Value.StartsWith(ns, StringComparison.Ordinal)))
        {
            throw new NotSupportedException($"{predicate} works in the embedded store only; use the search and matching routes.");
        }
    }

    private static void Visit(IEnumerable<Expression?> expressions)
    {
        foreach (Expression? expression in expressions)
        {
            if (expression is not null)
            {
                Visit(expression);
            }
        }
    }

    private static void Visit(Expression expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (expression)
        {
            case Expression.Call call:
                if (call.Function.StartsWith('<') && !call.Function.StartsWith("<" + WellKnown.XsdNamespace, StringComparison.Ordinal))
                {
                    throw new NotSupportedException($"The function {call.Function} is not passed on to an outside store; SPARQL 1.1 does not define it.");
                }

                Visit(call.Arguments);
                break;
            case Expression.Exists exists:
                Visit(exists.Pattern);
                break;
            case Expression.Aggregate { Argument: { } argument }:
                Visit(argument);
                break;
        }
    }
}
