using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Canonicalization;
using CivicCoding.Graph.Syntax;
using CivicCoding.Graph.Syntax.JsonLd;

namespace CivicCoding.Api.Cli.Conformance.Suites;

/// <summary>A JSON-LD manifest: expand, compact, flatten, to and from RDF, and frame. Contexts are files of the suite.</summary>
internal sealed class JsonLdSuite(string name, int total, string manifest) : ISuite
{
    public string Name => name;

    public int Total => total;

    public IEnumerable<SuiteTest> Tests(SuiteFolder folder)
    {
        var document = (JsonMap)JsonItem.Parse(File.ReadAllBytes(Path.Combine(folder.Root, manifest)))!;
        string baseIri = Text(document, "baseIri")!;
        foreach (JsonMap entry in ((JsonList)document["sequence"]!).Cast<JsonMap>())
        {
            string id = Text(entry, "@id")!.TrimStart('#');
            var option = entry["option"] as JsonMap ?? new JsonMap();
            bool old = Text(option, "specVersion") == "json-ld-1.0" || Text(option, "processingMode") == "json-ld-1.0";
            yield return old ? new SuiteTest(id, null, "JSON-LD 1.0") : new SuiteTest(id, cancellation => Run(folder, baseIri, entry, option, cancellation));
        }
    }

    private static string? Text(JsonMap map, string key) => (map[key] as JsonText)?.Value;

    private static bool? Flag(JsonMap map, string key) => (map[key] as JsonBoolean)?.Value;

    private static JsonItem? Read(SuiteFolder folder, string address) => JsonItem.Parse(File.ReadAllBytes(folder.FileOf(address)));

    private static string? Run(SuiteFolder folder, string baseIri, JsonMap entry, JsonMap option, CancellationToken cancellation)
    {
        string input = baseIri + Text(entry, "input");
        var options = new JsonLdOptions
        {
            Base = Text(option, "base") ?? input,
            ExpandContext = Text(option, "expandContext") is { } expandContext ? Read(folder, baseIri + expandContext) : null,
            Contexts = iri => iri.StartsWith(baseIri, StringComparison.Ordinal) && File.Exists(folder.FileOf(iri)) ? File.ReadAllBytes(folder.FileOf(iri)) : null,
            CompactArrays = Flag(option, "compactArrays") ?? true,
            CompactToRelative = Flag(option, "compactToRelative") ?? true,
            Ordered = true,
            RdfDirection = Text(option, "rdfDirection"),
            UseNativeTypes = Flag(option, "useNativeTypes") ?? false,
            UseRdfType = Flag(option, "useRdfType") ?? false,
            OmitGraph = Flag(option, "omitGraph"),
            Cancellation = cancellation,
        };
        string? wanted = Text(entry, "expectErrorCode");
        JsonItem? made;
        try
        {
            if (((JsonList)entry["@type"]!).Any(t => t is JsonText { Value: "jld:ToRDFTest" }))
            {
                return ToRdf(folder, baseIri, input, entry, options, wanted);
            }

            made = Apply(folder, baseIri, input, entry, options);
        }
        catch (JsonLdException error)
        {
            return error.Code == wanted ? null : wanted is null ? "refused: " + error.Message : $"refused as {error.Message}, not as {wanted}";
        }

        if (wanted is not null)
        {
            return $"accepted, but must be refused: {wanted}";
        }

        JsonItem? expected = Read(folder, baseIri + Text(entry, "expect"));
        return JsonLdComparison.AreEqual(expected, made) ? null : $"gives {made}, not {expected}";
    }

    private static JsonItem? Apply(SuiteFolder folder, string baseIri, string input, JsonMap entry, JsonLdOptions options)
    {
        string type = Text((JsonList)entry["@type"]!);
        JsonItem? context = Text(entry, "context") is { } path ? Read(folder, baseIri + path) : null;
        switch (type)
        {
            case "jld:ExpandTest":
                return JsonLdProcessor.Expand(Read(folder, input), options);
            case "jld:CompactTest":
                return JsonLdProcessor.Compact(Read(folder, input), context, options);
            case "jld:FlattenTest":
                return JsonLdProcessor.Flatten(Read(folder, input), context, options);
            case "jld:FrameTest":
                return JsonLdProcessor.Frame(Read(folder, input), Read(folder, baseIri + Text(entry, "frame")), options);
            case "jld:FromRDFTest":
                var dataset = new Dataset();
                using (FileStream stream = File.OpenRead(folder.FileOf(input)))
                {
                    RdfFormat.NQuads.Read(stream, dataset);
                }

                return JsonLdProcessor.FromRdf(dataset, options);
            default:
                throw new InvalidDataException($"The test type {type} is unknown.");
        }
    }

    private static string Text(JsonList types) => types.OfType<JsonText>().Select(t => t.Value).First(t => !t.Contains("Evaluation", StringComparison.Ordinal) && !t.Contains("Syntax", StringComparison.Ordinal));

    private static string? ToRdf(SuiteFolder folder, string baseIri, string input, JsonMap entry, JsonLdOptions options, string? wanted)
    {
        Dataset made = JsonLdProcessor.ToRdf(Read(folder, input), options);
        if (wanted is not null)
        {
            return $"accepted, but must be refused: {wanted}";
        }

        if (Text(entry, "expect") is not { } expect)
        {
            return null;
        }

        var expected = new Dataset();
        folder.ReadRdf(baseIri + expect, expected);
        return GraphIsomorphism.AreIsomorphic(expected, made) ? null : $"gives {string.Join(' ', made)}, not {string.Join(' ', expected)}";
    }
}
