using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Export;

/// <summary>The terms of DCAT 3, DCTERMS, FOAF, SKOS and Hydra that catalogues are written in.</summary>
internal static class DcatVocabulary
{
    public const string DcatNamespace = "http://www.w3.org/ns/dcat#";
    public const string DctNamespace = "http://purl.org/dc/terms/";
    public const string FoafNamespace = "http://xmlns.com/foaf/0.1/";
    public const string SkosNamespace = "http://www.w3.org/2004/02/skos/core#";
    public const string HydraNamespace = "http://www.w3.org/ns/hydra/core#";
    public const string RdfsNamespace = "http://www.w3.org/2000/01/rdf-schema#";
    public const string VcardNamespace = "http://www.w3.org/2006/vcard/ns#";
    public const string SchemaNamespace = "https://schema.org/";

    public static Iri Catalog { get; } = Dcat("Catalog");

    public static Iri Dataset { get; } = Dcat("Dataset");

    public static Iri Distribution { get; } = Dcat("Distribution");

    public static Iri HasDataset { get; } = Dcat("dataset");

    public static Iri HasDistribution { get; } = Dcat("distribution");

    public static Iri AccessUrl { get; } = Dcat("accessURL");

    public static Iri DownloadUrl { get; } = Dcat("downloadURL");

    public static Iri Theme { get; } = Dcat("theme");

    public static Iri Keyword { get; } = Dcat("keyword");

    public static Iri LandingPage { get; } = Dcat("landingPage");

    public static Iri MediaType { get; } = Dcat("mediaType");

    public static Iri ByteSize { get; } = Dcat("byteSize");

    public static Iri Title { get; } = Dct("title");

    public static Iri Description { get; } = Dct("description");

    public static Iri Publisher { get; } = Dct("publisher");

    public static Iri Creator { get; } = Dct("creator");

    public static Iri Language { get; } = Dct("language");

    public static Iri License { get; } = Dct("license");

    public static Iri Format { get; } = Dct("format");

    public static Iri Identifier { get; } = Dct("identifier");

    public static Iri Issued { get; } = Dct("issued");

    public static Iri Modified { get; } = Dct("modified");

    public static Iri Spatial { get; } = Dct("spatial");

    public static Iri Source { get; } = Dct("source");

    public static Iri ConformsTo { get; } = Dct("conformsTo");

    public static Iri Agent { get; } = new(FoafNamespace + "Agent");

    public static Iri Document { get; } = new(FoafNamespace + "Document");

    public static Iri Name { get; } = new(FoafNamespace + "name");

    public static Iri Homepage { get; } = new(FoafNamespace + "homepage");

    public static Iri Concept { get; } = new(SkosNamespace + "Concept");

    public static Iri PrefLabel { get; } = new(SkosNamespace + "prefLabel");

    public static Iri Label { get; } = new(RdfsNamespace + "label");

    public static Iri Dcat(string name) => new(DcatNamespace + name);

    public static Iri Vcard(string name) => new(VcardNamespace + name);

    public static Iri Dct(string name) => new(DctNamespace + name);
}
