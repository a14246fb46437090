using System.Security.Cryptography;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Canonicalization;
using CivicCoding.Graph.Syntax;
using CivicCoding.Graph.Syntax.JsonLd;

namespace CivicCoding.Api.Cli.Conformance.Suites;

/// <summary>The W3C suite of RDF Dataset Canonicalization: canonical N-Quads, issued identifiers, and what must be refused.</summary>
internal sealed class RdfCanonSuite : ISuite
{
    public string Name => "rdf-canon";

    public int Total => 86;

    public IEnumerable<SuiteTest> Tests(SuiteFolder folder)
    {
        string root = Path.Combine(folder.Root, "rdf-canon");
        var manifest = (JsonMap)JsonItem.Parse(File.ReadAllBytes(Path.Combine(root, "manifest.jsonld")))!;
        foreach (JsonMap entry in ((JsonList)manifest["entries"]!).Cast<JsonMap>())
        {
            yield return new SuiteTest(Text(entry, "id")!.TrimStart('#'), cancellation => Run(root, entry, cancellation));
        }
    }

    private static string? Text(JsonMap map, string key) => (map[key] as JsonText)?.Value;

    private static string? Run(string root, JsonMap entry, CancellationToken cancellation)
    {
        string type = Text(entry, "type")!;
        var dataset = new Dataset();
        using (FileStream stream = File.OpenRead(Path.Combine(root, Text(entry, "action")!)))
        {
            RdfFormat.NQuads.Read(stream, dataset, null, cancellation);
        }

        CanonicalDataset made;
        try
        {
            made = Canonicalizer.Canonicalize(dataset, Text(entry, "hashAlgorithm") == "SHA384" ? HashAlgorithmName.SHA384 : HashAlgorithmName.SHA256, cancellation: cancellation);
        }
        catch (InvalidOperationException error)
        {
            return type == "rdfc:RDFC10NegativeEvalTest" ? null : "refused: " + error.Message;
        }

        switch (type)
        {
            case "rdfc:RDFC10EvalTest":
                string expected = File.ReadAllText(Path.Combine(root, Text(entry, "result")!));
                return made.NQuads == expected ? null : $"gives {made.NQuads}, not {expected}";
            case "rdfc:RDFC10MapTest":
                var map = (JsonMap)JsonItem.Parse(File.ReadAllBytes(Path.Combine(root, Text(entry, "result")!)))!;
                bool same = map.Count == made.IssuedIdentifiers.Count && map.All(e => e.Value is JsonText text && made.IssuedIdentifiers.GetValueOrDefault(e.Key) == text.Value);
                return same ? null : $"issues {string.Join(' ', made.IssuedIdentifiers)}, not {map}";
            default:
                return "accepted, but must be refused";
        }
    }
}
