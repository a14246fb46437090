using CivicCoding.Api.Entries;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Identity;

/// <summary>Which properties take one value, so that of two entries the kept one's stays.</summary>
internal static class MergeFields
{
    private static readonly HashSet<string> s_names = new(StringComparer.Ordinal)
    {
        "http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#prefLabel", "http://purl.org/dc/terms/title", "http://xmlns.com/foaf/0.1/name",
    };

    private static readonly HashSet<string> s_single = new(StringComparer.Ordinal)
    {
        "http://purl.org/dc/terms/description", "http://purl.org/dc/terms/identifier", "http://purl.org/dc/terms/issued", "http://purl.org/dc/terms/modified", "http://purl.org/dc/terms/publisher",
    };

    /// <summary>A second name in the same language becomes a further name.</summary>
    public static bool IsName(Iri property) => s_names.Contains(property.Value);

    public static bool IsSingle(KindForm? form, Iri property) =>
        s_single.Contains(property.Value) || (form?.Fields.Any(f => !f.Inverse && f.Path.Equals(property) && (f.MaxCount == 1 || f.Type == FieldType.LocalText)) ?? false);
}
