using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Canonicalization;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Cli.Conformance.Suites;

/// <summary>The W3C suites of N-Triples, N-Quads, Turtle, TriG and RDF/XML: what must be read, what must be refused, and what must give the triples of another document.</summary>
internal sealed class RdfSyntaxSuite(string name, int total, string manifest, RdfFormat format) : ISuite
{
    public string Name => name;

    public int Total => total;

    public IEnumerable<SuiteTest> Tests(SuiteFolder folder)
    {
        foreach (ManifestEntry entry in Manifest.Entries(folder, manifest))
        {
            yield return format.CanRead ? new SuiteTest(entry.Name, _ => Run(folder, entry)) : new SuiteTest(entry.Name, null, "not built: issue 2");
        }
    }

    private string? Run(SuiteFolder folder, ManifestEntry entry)
    {
        var dataset = new Dataset();
        bool negative = entry.Type.Contains("Negative", StringComparison.Ordinal);
        try
        {
            using FileStream stream = File.OpenRead(folder.FileOf(entry.ActionAddress));
            format.Read(stream, dataset, new RdfReadOptions { Base = entry.ActionAddress });
        }
        catch (RdfSyntaxException error)
        {
            return negative ? null : "refused: " + error.Message;
        }

        if (negative)
        {
            return "accepted, but must be refused";
        }

        if (entry.Result is not Iri result)
        {
            return null;
        }

        var expected = new Dataset();
        folder.ReadRdf(result.Value, expected);
        return GraphIsomorphism.AreIsomorphic(expected, dataset) ? null : $"gives {dataset.Count} quads that are not the {expected.Count} expected";
    }
}
