using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>Turns links, inverses, sequences and alternatives of paths into triples, joins and unions (SPARQL 1.1 Query, section 18.2.2.4); closures stay.</summary>
internal static class DissolvePaths
{
    public static GraphPattern Rewrite(GraphPattern pattern, RewriteContext context) => pattern is GraphPattern.Path path
        ? Dissolve(path.Subject, path.Property, path.Object, context)
        : PatternRewriter.Parts(pattern, p => Rewrite(p, context));

    private static GraphPattern Dissolve(PatternTerm subject, PropertyPath path, PatternTerm @object, RewriteContext context)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (path)
        {
            case PropertyPath.Link link:
                return new GraphPattern.Bgp([new TriplePattern(subject, new PatternTerm.Constant(link.Iri), @object)]);
            case PropertyPath.Inverse inverse:
                return Dissolve(@object, inverse.Path, subject, context);
            case PropertyPath.Sequence sequence:
                PatternTerm.Variable middle = context.NewVariable();
                return new GraphPattern.Join(Dissolve(subject, sequence.Left, middle, context), Dissolve(middle, sequence.Right, @object, context));
            case PropertyPath.Alternative alternative:
                return new GraphPattern.Union(Dissolve(subject, alternative.Left, @object, context), Dissolve(subject, alternative.Right, @object, context));
            default:
                return new GraphPattern.Path(subject, path, @object);
        }
    }
}
