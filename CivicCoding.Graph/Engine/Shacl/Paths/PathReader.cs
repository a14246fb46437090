using System.Collections.Immutable;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Paths;

/// <summary>Reads property paths from a shapes graph (SHACL, section 2.3.1).</summary>
internal sealed class PathReader(TermGraph graph, Func<Term, ShapeTerm> slot)
{
    private const int MaxDepth = 100;
    private const int MaxParts = 10_000;
    private static readonly Iri InversePath = ShaclVocabulary.Of("inversePath");
    private static readonly Iri AlternativePath = ShaclVocabulary.Of("alternativePath");
    private static readonly Iri ZeroOrMorePath = ShaclVocabulary.Of("zeroOrMorePath");
    private static readonly Iri OneOrMorePath = ShaclVocabulary.Of("oneOrMorePath");
    private static readonly Iri ZeroOrOnePath = ShaclVocabulary.Of("zeroOrOnePath");

    /// <exception cref="ShaclFailureException">The path is ill-formed, or deeper than 100 levels.</exception>
    public ShaclPath Read(Term path)
    {
        int parts = 0;
        return Read(path, 0, ref parts);
    }

    private ShaclPath Read(Term path, int depth, ref int parts)
    {
        if (depth > MaxDepth || ++parts > MaxParts)
        {
            throw new ShaclFailureException($"The path {path} is deeper than {MaxDepth} levels, larger than {MaxParts} parts, or part of itself.");
        }

        if (path is Iri iri && !iri.Equals(WellKnown.RdfNil))
        {
            return new ShaclPath.Predicate(iri) { Slot = slot(iri) };
        }

        // A node that is a list is a sequence, whatever else it has.
        if (graph.Has(path, WellKnown.RdfFirst))
        {
            return new ShaclPath.Sequence(Members(path, depth, ref parts));
        }

        foreach (Quad quad in graph.Of(path))
        {
            Iri kind = quad.Predicate;
            if (kind.Equals(AlternativePath))
            {
                return new ShaclPath.Alternative(Members(quad.Object, depth, ref parts));
            }

            if (kind.Equals(InversePath) || kind.Equals(ZeroOrMorePath) || kind.Equals(OneOrMorePath) || kind.Equals(ZeroOrOnePath))
            {
                ShaclPath inner = Read(quad.Object, depth + 1, ref parts);
                return kind.Equals(InversePath) ? new ShaclPath.Inverse(inner)
                    : kind.Equals(ZeroOrMorePath) ? new ShaclPath.ZeroOrMore(inner)
                    : kind.Equals(OneOrMorePath) ? new ShaclPath.OneOrMore(inner)
                    : new ShaclPath.ZeroOrOne(inner);
            }
        }

        throw new ShaclFailureException($"{path} is no well-formed property path.");
    }

    private ImmutableArray<ShaclPath> Members(Term list, int depth, ref int parts)
    {
        List<Term> members = graph.List(list);
        if (members.Count == 0)
        {
            throw new ShaclFailureException($"The list {list} of a property path is empty.");
        }

        var paths = ImmutableArray.CreateBuilder<ShaclPath>(members.Count);
        foreach (Term member in members)
        {
            paths.Add(Read(member, depth + 1, ref parts));
        }

        return paths.ToImmutable();
    }
}
