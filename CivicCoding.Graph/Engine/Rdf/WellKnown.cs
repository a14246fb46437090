namespace CivicCoding.Graph.Rdf;

/// <summary>The IRIs that RDF itself gives a meaning to.</summary>
public static class WellKnown
{
    public const string RdfNamespace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    public const string XsdNamespace = "http://www.w3.org/2001/XMLSchema#";

    public static Iri XsdString { get; } = new(XsdNamespace + "string");

    public static Iri RdfLangString { get; } = new(RdfNamespace + "langString");

    public static Iri RdfType { get; } = new(RdfNamespace + "type");

    public static Iri RdfFirst { get; } = new(RdfNamespace + "first");

    public static Iri RdfRest { get; } = new(RdfNamespace + "rest");

    public static Iri RdfNil { get; } = new(RdfNamespace + "nil");
}
