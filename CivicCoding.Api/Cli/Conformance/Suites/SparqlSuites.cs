namespace CivicCoding.Api.Cli.Conformance.Suites;

/// <summary>Where the manifests of SPARQL are, and which suite an entry of theirs belongs to.</summary>
internal static class SparqlSuites
{
    public const string Sparql11 = "rdf-tests/sparql/sparql11/manifest-all.ttl";

    public static readonly string[] Sparql10 = ["rdf-tests/sparql/sparql10/manifest-evaluation.ttl", "rdf-tests/sparql/sparql10/manifest-syntax.ttl"];
}
