using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Paths;

/// <summary>Writes a path as the RDF that stands for it, with blank nodes of its own (SHACL, section 3.6.2.2).</summary>
internal static class PathWriter
{
    /// <summary>The term of a path, after its triples went to <paramref name="add"/>.</summary>
    public static Term Write(ShaclPath path, Func<BlankNode> fresh, Action<Term, Iri, Term> add) => path switch
    {
        ShaclPath.Predicate predicate => predicate.Iri,
        ShaclPath.Sequence sequence => List(sequence.Paths, fresh, add),
        ShaclPath.Alternative alternative => Property("alternativePath", List(alternative.Paths, fresh, add), fresh, add),
        ShaclPath.Inverse inverse => Property("inversePath", Write(inverse.Path, fresh, add), fresh, add),
        ShaclPath.ZeroOrMore more => Property("zeroOrMorePath", Write(more.Path, fresh, add), fresh, add),
        ShaclPath.OneOrMore more => Property("oneOrMorePath", Write(more.Path, fresh, add), fresh, add),
        ShaclPath.ZeroOrOne one => Property("zeroOrOnePath", Write(one.Path, fresh, add), fresh, add),
        _ => throw new NotSupportedException($"The path {path.GetType().Name} is not supported."),
    };

    private static BlankNode Property(string name, Term value, Func<BlankNode> fresh, Action<Term, Iri, Term> add)
    {
        BlankNode node = fresh();
        add(node, ShaclVocabulary.Of(name), value);
        return node;
    }

    private static Term List(IReadOnlyList<ShaclPath> paths, Func<BlankNode> fresh, Action<Term, Iri, Term> add)
    {
        Term rest = WellKnown.RdfNil;
        for (int i = paths.Count - 1; i >= 0; i--)
        {
            BlankNode cell = fresh();
            add(cell, WellKnown.RdfFirst, Write(paths[i], fresh, add));
            add(cell, WellKnown.RdfRest, rest);
            rest = cell;
        }

        return rest;
    }
}
