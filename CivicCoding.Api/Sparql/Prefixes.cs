using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Sparql;

/// <summary>The prefixes that the server writes with and offers in its query editor.</summary>
internal static class Prefixes
{
    public static IReadOnlyList<KeyValuePair<string, string>> All { get; } =
    [
        new("civic", CivicVocabulary.Namespace),
        new("rdf", WellKnown.RdfNamespace),
        new("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
        new("xsd", WellKnown.XsdNamespace),
        new("dct", "http://purl.org/dc/terms/"),
        new("dcat", "http://www.w3.org/ns/dcat#"),
        new("doap", "http://usefulinc.com/ns/doap#"),
        new("foaf", "http://xmlns.com/foaf/0.1/"),
        new("org", "http://www.w3.org/ns/org#"),
        new("prov", "http://www.w3.org/ns/prov#"),
        new("schema", "https://schema.org/"),
        new("skos", "http://www.w3.org/2004/02/skos/core#"),
    ];

    /// <summary>The IRI with a prefix where one fits, else as it is.</summary>
    public static string Shorten(string iri)
    {
        foreach (KeyValuePair<string, string> prefix in All)
        {
            if (iri.Length > prefix.Value.Length && iri.StartsWith(prefix.Value, StringComparison.Ordinal) && iri.AsSpan(prefix.Value.Length).IndexOfAny('/', '#', ':') < 0)
            {
                return $"{prefix.Key}:{iri[prefix.Value.Length..]}";
            }
        }

        return iri;
    }
}
