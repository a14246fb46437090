using System.Text.Json;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl;
using CivicCoding.Graph.Shacl.Paths;
using SmallShapes = CivicCoding.Graph.Tests.Shacl.Shapes;

namespace CivicCoding.Graph.Tests.Shacl;

/// <summary>The official shapes over real catalogues: the same verdict and counts as two validators of others, wherever those two agree.</summary>
public sealed class TwoValidatorsTests
{
    private static readonly Dictionary<string, string[]> Profiles = new(StringComparer.Ordinal)
    {
        ["dcat-ap-3.0.1"] = ["dcat-ap/3.0.1/shacl/dcat-ap-SHACL.ttl"],
        ["dcat-ap-2.1.1"] = ["dcat-ap/2.1.1/dcat-ap_2.1.1_shacl_shapes.ttl"],
        ["dcat-ap-de-3.0"] = ["dcat-ap/3.0.0/shacl/dcat-ap-SHACL.ttl", "dcat-ap-de/3.0/shacl/dcat-ap-SHACL-DE.ttl", "dcat-ap-de/3.0/shacl/dcat-ap-de-deprecated.ttl", "dcat-ap-de/3.0/shacl/dcat-ap-spec-german-additions.ttl"],
        ["dcat-ap-de-2.0-konventionen"] =
        [
            "dcat-ap/2.1.1/dcat-ap_2.1.1_shacl_shapes.ttl",
            .. new[] { "dcat-ap-spec-german-messages", "dcat-ap-spec-german-additions", "dcat-ap-de-deprecated", "dcat-ap-konventionen" }.Select(f => $"dcat-ap-de/2.0/shacl/{f}.ttl"),
        ],
        ["govdata-dashboard"] = ["dcat-ap-de/dashboard/shacl/db-shapes.ttl"],
    };

    [Theory]
    [InlineData("feeds", 116)]
    [InlineData("dcat-ap-de", 240)]
    public void Official_shapes_give_what_the_two_others_give(string folder, int comparisons)
    {
        string suites = SharedData.Require("suites");
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(suites, folder, "expected-shacl.json")));
        Dictionary<string, ShaclValidator> validators = Profiles.ToDictionary(p => p.Key, p => new ShaclValidator(Shapes(suites, p.Value)), StringComparer.Ordinal);
        var wrong = new List<string>();
        int compared = 0;
        foreach (JsonProperty file in expected.RootElement.EnumerateObject().Where(f => !f.Value.TryGetProperty("parseError", out _)))
        {
            MemoryQuadSource data = MemoryQuadSource.From(SmallShapes.ReadFile(Path.Combine(suites, folder, file.Name)));
            foreach (JsonProperty profile in file.Value.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Object && !p.Value.TryGetProperty("enginesDisagree", out _)))
            {
                compared++;
                string counted = Counts(validators[profile.Name].Validate(data, cancellation: TestContext.Current.CancellationToken));
                string wanted = string.Join('\n', profile.Value.GetProperty("counts").EnumerateObject().Select(c => $"{c.Name} {c.Value.GetInt32()}").Order(StringComparer.Ordinal));
                if (counted != wanted)
                {
                    wrong.Add($"{file.Name} {profile.Name}: wanted\n{wanted}\ngot\n{counted}");
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {compared} differ:\n{string.Join('\n', wrong.Take(5))}");
        Assert.Equal(comparisons, compared);
    }

    private static string Counts(ValidationReport report) => string.Join('\n', report.Results
        .GroupBy(r => $"{Local(r.Severity)} {Local(r.Component)} {PathName(r.Path)}".TrimEnd())
        .Select(g => $"{g.Key} {g.Count()}")
        .Order(StringComparer.Ordinal));

    private static string PathName(ShaclPath? path) => path switch
    {
        null => "",
        ShaclPath.Predicate predicate => predicate.Iri.Value,
        _ => "(complex path)",
    };

    private static string Local(Iri iri) => iri.Value[(iri.Value.LastIndexOf('#') + 1)..];

    private static ShapesGraph Shapes(string suites, string[] files)
    {
        var shapes = new Dataset();
        foreach (string file in files)
        {
            SmallShapes.ReadFile(Path.Combine(suites, file), shapes);
        }

        return ShapesGraph.From(shapes);
    }
}
