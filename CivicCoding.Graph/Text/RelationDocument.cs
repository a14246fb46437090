using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using Lucene.Net.Documents;
using Lucene.Net.Util;

namespace CivicCoding.Graph.Text;

/// <summary>One relation of a thing as a document of the index, for facets and for what a hit lifts.</summary>
internal static class RelationDocument
{
    private static readonly HashSet<string> s_relations = TextVocabulary.Relations.Select(r => r.Value).ToHashSet(StringComparer.Ordinal);

    public static bool IsRelation(in Quad quad) =>
        quad.Object is Iri && quad.Subject is Iri subject && s_relations.Contains(quad.Predicate.Value) && subject.Value.StartsWith(CivicVocabulary.IdBase, StringComparison.Ordinal);

    public static Document Of(in Quad quad)
    {
        string thing = TextDocument.ThingOf(TextDocument.NameOf(quad.Subject));
        return
        [
            new StringField(TextSchema.Key, TextDocument.KeyOf(quad), Field.Store.NO),
            new SortedDocValuesField(TextSchema.ThingColumn, new BytesRef(thing)),
            new SortedDocValuesField(TextSchema.GraphColumn, new BytesRef(quad.Graph is null ? "" : TextDocument.NameOf(quad.Graph))),
            new StringField(TextSchema.Via, quad.Predicate.Value, Field.Store.NO),
            new SortedDocValuesField(TextSchema.ViaColumn, new BytesRef(quad.Predicate.Value)),
            new SortedDocValuesField(TextSchema.ToColumn, new BytesRef(TextDocument.ThingOf(((Iri)quad.Object).Value))),
        ];
    }
}
