using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Text;

/// <summary>Which quads are relations between things that searches use.</summary>
internal static class RelationDocument
{
    private static readonly HashSet<string> s_relations = TextVocabulary.Relations.Select(r => r.Value).ToHashSet(StringComparer.Ordinal);

    public static bool IsRelation(in Quad quad) =>
        quad.Object is Iri && quad.Subject is Iri subject && s_relations.Contains(quad.Predicate.Value) && subject.Value.StartsWith(CivicVocabulary.IdBase, StringComparison.Ordinal);
}
