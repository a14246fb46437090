using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl;

/// <summary>The IRIs of the SHACL vocabulary (SHACL, appendix C) and of the RDF Schema terms that it reads.</summary>
public static class ShaclVocabulary
{
    public const string Namespace = "http://www.w3.org/ns/shacl#";

    internal static Iri NodeShape { get; } = Of("NodeShape");

    internal static Iri PropertyShape { get; } = Of("PropertyShape");

    internal static Iri ConstraintComponent { get; } = Of("ConstraintComponent");

    internal static Iri ValidationReport { get; } = Of("ValidationReport");

    internal static Iri ValidationResult { get; } = Of("ValidationResult");

    /// <summary>The severity of a shape that names none.</summary>
    public static Iri Violation { get; } = Of("Violation");

    public static Iri Warning { get; } = Of("Warning");

    public static Iri Info { get; } = Of("Info");

    internal static Iri SubClassOf { get; } = new("http://www.w3.org/2000/01/rdf-schema#subClassOf");

    internal static Iri Class { get; } = new("http://www.w3.org/2000/01/rdf-schema#Class");

    internal static Iri Imports { get; } = new("http://www.w3.org/2002/07/owl#imports");

    /// <summary>The IRI of a local name in the SHACL namespace.</summary>
    public static Iri Of(string localName) => new(Namespace + localName);
}
