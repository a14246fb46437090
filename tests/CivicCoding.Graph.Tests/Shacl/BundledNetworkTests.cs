using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl;
using CivicCoding.Graph.Tests.Civic;

namespace CivicCoding.Graph.Tests.Shacl;

public sealed class BundledNetworkTests
{
    [Fact]
    public void The_bundled_network_meets_the_shapes_of_the_ontology()
    {
        string ontology = Path.Combine(Repository.Root, "ontology");
        var shapes = new Dataset();
        foreach (string file in Directory.GetFiles(Path.Combine(ontology, "shapes"), "*.ttl").Order(StringComparer.Ordinal))
        {
            Shapes.ReadFile(file, shapes);
        }

        Dataset data = Shapes.ReadFile(Path.Combine(ontology, "civic.ttl"));
        foreach (string file in Directory.GetFiles(Path.Combine(ontology, "network"), "*.trig").Order(StringComparer.Ordinal))
        {
            Shapes.ReadFile(file, data);
        }

        ValidationReport report = new ShaclValidator(ShapesGraph.From(shapes)).Validate(MemoryQuadSource.From(data), cancellation: TestContext.Current.CancellationToken);
        string groups = string.Join('\n', report.Results
            .GroupBy(r => $"{r.SourceShape} {r.Component.Value.Split('#')[1]}")
            .OrderByDescending(g => g.Count())
            .Select(g => $"{g.Count()} {g.Key}, as {g.First().FocusNode} with {g.First().Value}"));
        Assert.True(report.Conforms, $"{report.Results.Count} results:\n{groups}");
        Assert.True(data.Count > 10_000);
    }
}
