using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest.Harvesters;

/// <summary>The terms of DCAT-AP and DCAT-AP.de that mappings write and <see cref="Vocabulary"/> does not hold.</summary>
internal static class DcatWords
{
    public static Iri Modified { get; } = Dct("modified");

    public static Iri LicenseDocument { get; } = Dct("LicenseDocument");

    public static Iri MediaTypeOrExtent { get; } = Dct("MediaTypeOrExtent");

    public static Iri Name { get; } = new("http://xmlns.com/foaf/0.1/name");

    public static Iri DownloadUrl { get; } = Dcat("downloadURL");

    public static Iri MediaType { get; } = Dcat("mediaType");

    public static Iri ByteSize { get; } = Dcat("byteSize");

    public static Iri XsdDateTime { get; } = new(WellKnown.XsdNamespace + "dateTime");

    public static Iri XsdNonNegativeInteger { get; } = new(WellKnown.XsdNamespace + "nonNegativeInteger");

    public static Iri Dct(string name) => new("http://purl.org/dc/terms/" + name);

    public static Iri Dcat(string name) => new("http://www.w3.org/ns/dcat#" + name);

    public static Iri DcatDe(string name) => new("http://dcat-ap.de/def/dcatde/" + name);
}
