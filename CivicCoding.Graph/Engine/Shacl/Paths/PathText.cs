using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Paths;

/// <summary>Paths in SPARQL syntax (SHACL, section 2.3.1, the mapping to SPARQL).</summary>
internal static class PathText
{
    public static string Of(ShaclPath path) => path switch
    {
        ShaclPath.Predicate predicate => predicate.Iri.ToString(),
        ShaclPath.Inverse inverse => "^" + Part(inverse.Path),
        ShaclPath.Sequence sequence => string.Join('/', sequence.Paths.Select(Part)),
        ShaclPath.Alternative alternative => string.Join('|', alternative.Paths.Select(Part)),
        ShaclPath.ZeroOrMore more => Part(more.Path) + "*",
        ShaclPath.OneOrMore more => Part(more.Path) + "+",
        ShaclPath.ZeroOrOne one => Part(one.Path) + "?",
        _ => throw new NotSupportedException($"The path {path.GetType().Name} has no SPARQL syntax."),
    };

    private static string Part(ShaclPath path) => path is ShaclPath.Predicate ? Of(path) : "(" + Of(path) + ")";
}
