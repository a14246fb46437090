using System.Collections.Immutable;
using System.Globalization;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>Turns links, inverses, sequences and alternatives of paths into triples, joins and unions (SPARQL 1.1 Query, section 18.2.2.4); closures stay.</summary>
internal static class DissolvePaths
{
    public static GraphPattern Rewrite(GraphPattern pattern)
    {
        int fresh = 0;
        return Rewrite(pattern, ref fresh);
    }

    private static GraphPattern Rewrite(GraphPattern pattern, ref int fresh)
    {
        if (pattern is GraphPattern.Path path)
        {
            return Dissolve(path.Subject, path.Property, path.Object, ref fresh);
        }

        int counter = fresh;
        GraphPattern rewritten = PatternRewriter.Parts(pattern, p => Rewrite(p, ref counter));
        fresh = counter;
        return rewritten;
    }

    private static GraphPattern Dissolve(PatternTerm subject, PropertyPath path, PatternTerm @object, ref int fresh)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (path)
        {
            case PropertyPath.Link link:
                return new GraphPattern.Bgp([new TriplePattern(subject, new PatternTerm.Constant(link.Iri), @object)]);
            case PropertyPath.Inverse inverse:
                return Dissolve(@object, inverse.Path, subject, ref fresh);
            case PropertyPath.Sequence sequence:
                {
                    var middle = new PatternTerm.Variable(".path" + (fresh++).ToString(CultureInfo.InvariantCulture));
                    return new GraphPattern.Join(Dissolve(subject, sequence.Left, middle, ref fresh), Dissolve(middle, sequence.Right, @object, ref fresh));
                }

            case PropertyPath.Alternative alternative:
                return new GraphPattern.Union(Dissolve(subject, alternative.Left, @object, ref fresh), Dissolve(subject, alternative.Right, @object, ref fresh));
            default:
                return new GraphPattern.Path(subject, path, @object);
        }
    }
}
