using System.Collections.Immutable;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>Turns triple patterns with a registered predicate into calls of its property function; lists of the query text become argument lists.</summary>
internal static class FindPropertyFunctions
{
    private const int MostArguments = 32;

    public static GraphPattern Rewrite(GraphPattern pattern, RewriteContext context)
    {
        if (context.PropertyFunctions.Count == 0)
        {
            return pattern;
        }

        return pattern is GraphPattern.Bgp bgp ? Rewrite(bgp, context) : PatternRewriter.Parts(pattern, p => Rewrite(p, context));
    }

    private static GraphPattern Rewrite(GraphPattern.Bgp bgp, RewriteContext context)
    {
        var triples = bgp.Triples.ToList();
        var calls = new List<GraphPattern>();
        foreach (TriplePattern call in bgp.Triples)
        {
            if (call.Predicate is PatternTerm.Constant { Term: Iri iri } && context.PropertyFunctions.ContainsKey(iri.Value))
            {
                triples.Remove(call);
                calls.Add(new GraphPattern.PropertyFunction(iri, Arguments(call.Subject, triples), Arguments(call.Object, triples)));
            }
        }

        return calls.Aggregate((GraphPattern)new GraphPattern.Bgp([.. triples]), (p, c) => new GraphPattern.Join(p, c));
    }

    private static ImmutableArray<PatternTerm> Arguments(PatternTerm head, List<TriplePattern> triples)
    {
        var arguments = ImmutableArray.CreateBuilder<PatternTerm>();
        PatternTerm at = head;
        while (at is PatternTerm.Variable { IsNamed: false } && arguments.Count < MostArguments
            && Take(at, WellKnown.RdfFirst, triples) is { } first && Take(at, WellKnown.RdfRest, triples) is { } rest)
        {
            arguments.Add(first);
            at = rest;
        }

        return arguments.Count == 0 ? [head] : arguments.ToImmutable();
    }

    private static PatternTerm? Take(PatternTerm subject, Iri predicate, List<TriplePattern> triples)
    {
        int place = triples.FindIndex(t => t.Subject.Equals(subject) && t.Predicate is PatternTerm.Constant { Term: Iri iri } && iri.Equals(predicate));
        if (place < 0)
        {
            return null;
        }

        PatternTerm found = triples[place].Object;
        triples.RemoveAt(place);
        return found;
    }
}
