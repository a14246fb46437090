using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest;

/// <summary>The terms of public vocabularies that importers write.</summary>
internal static class Vocabulary
{
    public const string SdgBase = "http://metadata.un.org/sdg/";
    public const string CountryBase = "http://publications.europa.eu/resource/authority/country/";
    public const string ThemeBase = "http://publications.europa.eu/resource/authority/data-theme/";
    public const string FileTypeBase = "http://publications.europa.eu/resource/authority/file-type/";
    public const string LicenceBase = "http://publications.europa.eu/resource/authority/licence/";

    private const string Dct = "http://purl.org/dc/terms/";
    private const string Dcat = "http://www.w3.org/ns/dcat#";
    private const string Foaf = "http://xmlns.com/foaf/0.1/";
    private const string Prov = "http://www.w3.org/ns/prov#";
    private const string Rdfs = "http://www.w3.org/2000/01/rdf-schema#";
    private const string Schema = "https://schema.org/";
    private const string Skos = "http://www.w3.org/2004/02/skos/core#";

    public static Iri Label { get; } = new(Rdfs + "label");

    public static Iri Description { get; } = new(Dct + "description");

    public static Iri Identifier { get; } = new(Dct + "identifier");

    public static Iri Source { get; } = new(Dct + "source");

    public static Iri Subject { get; } = new(Dct + "subject");

    public static Iri IsPartOf { get; } = new(Dct + "isPartOf");

    public static Iri Title { get; } = new(Dct + "title");

    public static Iri Publisher { get; } = new(Dct + "publisher");

    public static Iri License { get; } = new(Dct + "license");

    public static Iri LicenseDocument { get; } = new(Dct + "LicenseDocument");

    public static Iri Format { get; } = new(Dct + "format");

    public static Iri Language { get; } = new(Dct + "language");

    public static Iri Homepage { get; } = new(Foaf + "homepage");

    public static Iri Agent { get; } = new(Foaf + "Agent");

    public static Iri StartDate { get; } = new(Schema + "startDate");

    public static Iri EndDate { get; } = new(Schema + "endDate");

    public static Iri AltLabel { get; } = new(Skos + "altLabel");

    public static Iri PrefLabel { get; } = new(Skos + "prefLabel");

    public static Iri Notation { get; } = new(Skos + "notation");

    public static Iri Concept { get; } = new(Skos + "Concept");

    public static Iri InScheme { get; } = new(Skos + "inScheme");

    public static Iri Broader { get; } = new(Skos + "broader");

    public static Iri ExactMatch { get; } = new(Skos + "exactMatch");

    public static Iri CloseMatch { get; } = new(Skos + "closeMatch");

    public static Iri Dataset { get; } = new(Dcat + "Dataset");

    public static Iri Distribution { get; } = new(Dcat + "Distribution");

    public static Iri HasDistribution { get; } = new(Dcat + "distribution");

    public static Iri AccessUrl { get; } = new(Dcat + "accessURL");

    public static Iri Theme { get; } = new(Dcat + "theme");

    public static Iri Keyword { get; } = new(Dcat + "keyword");

    public static Iri LandingPage { get; } = new(Dcat + "landingPage");

    public static Iri Repository { get; } = new("http://usefulinc.com/ns/doap#repository");

    public static Iri XsdDate { get; } = new(WellKnown.XsdNamespace + "date");

    public static Iri XsdMonth { get; } = new(WellKnown.XsdNamespace + "gYearMonth");

    public static Iri XsdYear { get; } = new(WellKnown.XsdNamespace + "gYear");

    public static Iri XsdDecimal { get; } = new(WellKnown.XsdNamespace + "decimal");

    public static Iri WasDerivedFrom { get; } = new(Prov + "wasDerivedFrom");

    public static Iri WasGeneratedBy { get; } = new(Prov + "wasGeneratedBy");

    public static Iri Used { get; } = new(Prov + "used");

    public static Iri Activity { get; } = new(Prov + "Activity");

    public static Iri Entity { get; } = new(Prov + "Entity");

    public static Iri WasAttributedTo { get; } = new(Prov + "wasAttributedTo");

    public static Iri Rights { get; } = new(Dct + "rights");

    public static Iri Issued { get; } = new(Dct + "issued");
}
