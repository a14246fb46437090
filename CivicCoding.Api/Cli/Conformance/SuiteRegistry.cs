using CivicCoding.Api.Cli.Conformance.Suites;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Cli.Conformance;

/// <summary>Every outside suite, in the order of the report.</summary>
internal static class SuiteRegistry
{
    public static IReadOnlyList<ISuite> All { get; } =
    [
        new RdfSyntaxSuite("n-triples", 70, "rdf-tests/rdf/rdf11/rdf-n-triples/manifest.ttl", RdfFormat.NTriples),
        new RdfSyntaxSuite("n-quads", 87, "rdf-tests/rdf/rdf11/rdf-n-quads/manifest.ttl", RdfFormat.NQuads),
        new RdfSyntaxSuite("turtle", 313, "rdf-tests/rdf/rdf11/rdf-turtle/manifest.ttl", RdfFormat.Turtle),
        new RdfSyntaxSuite("trig", 356, "rdf-tests/rdf/rdf11/rdf-trig/manifest.ttl", RdfFormat.TriG),
        new RdfSyntaxSuite("rdf-xml", 166, "rdf-tests/rdf/rdf11/rdf-xml/manifest.ttl", RdfFormat.RdfXml),
        new JsonLdSuite("json-ld-expand", 385, "json-ld-api/expand-manifest.jsonld"),
        new JsonLdSuite("json-ld-compact", 246, "json-ld-api/compact-manifest.jsonld"),
        new JsonLdSuite("json-ld-flatten", 58, "json-ld-api/flatten-manifest.jsonld"),
        new JsonLdSuite("json-ld-to-rdf", 467, "json-ld-api/toRdf-manifest.jsonld"),
        new JsonLdSuite("json-ld-from-rdf", 54, "json-ld-api/fromRdf-manifest.jsonld"),
        new JsonLdSuite("json-ld-frame", 92, "json-ld-framing/frame-manifest.jsonld"),
        new UnbuiltJsonSuite("json-ld-remote-doc", 18, "json-ld-api/remote-doc-manifest.jsonld", 4),
        new UnbuiltJsonSuite("json-ld-html", 50, "json-ld-api/html-manifest.jsonld", 4),
        new RdfCanonSuite(),
        new SparqlQuerySuite("sparql10", 482, SparqlSuites.Sparql10, _ => true),
        new SparqlQuerySuite("sparql11-query", 232, [SparqlSuites.Sparql11], e => e.Type == "QueryEvaluationTest" && e.Manifest.Folder is not ("entailment" or "service")),
        new SparqlQuerySuite("sparql11-service", 7, [SparqlSuites.Sparql11], e => e.Type == "QueryEvaluationTest" && e.Manifest.Folder == "service"),
        new SparqlUpdateSuite(),
        new SparqlSyntaxSuite(),
        new SparqlQuerySuite("sparql11-results", 3, [SparqlSuites.Sparql11], e => e.Type == "CSVResultFormatTest"),
        new ProtocolSuite(),
        new GraphStoreSuite(),
        new ServiceDescriptionSuite(),
        new ShaclSuite("shacl-core", 98, ["shacl/core/manifest.ttl"]),
        new ShaclSuite("shacl-sparql", 23, ["shacl/sparql/manifest.ttl", "shacl/sparql/component/nodeValidator-001.ttl"]),
    ];
}
