using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Syntax;

namespace CivicCoding.Api.Cli.Conformance.Suites;

/// <summary>The syntax tests of SPARQL 1.1 Query and Update.</summary>
internal sealed class SparqlSyntaxSuite : ISuite
{
    public string Name => "sparql11-syntax";

    public int Total => 169;

    public IEnumerable<SuiteTest> Tests(SuiteFolder folder) =>
        Manifest.Entries(folder, SparqlSuites.Sparql11).Where(e => IsSyntaxTest(e.Type)).Select(e => new SuiteTest(e.PathName, _ => Run(folder, e)));

    public static bool IsSyntaxTest(string type) => type.Contains("SyntaxTest", StringComparison.Ordinal);

    public static string? Run(SuiteFolder folder, ManifestEntry entry)
    {
        string address = entry.ActionAddress;
        bool negative = entry.Type.StartsWith("Negative", StringComparison.Ordinal);
        try
        {
            string text = folder.ReadText(address);
            _ = entry.Type.Contains("Update", StringComparison.Ordinal) ? (object)SparqlParser.ParseUpdate(text, address) : SparqlParser.ParseQuery(text, address);
        }
        catch (SparqlSyntaxException error)
        {
            return negative ? null : "refused: " + error.Message;
        }

        return negative ? "accepted, but must be refused" : null;
    }
}
