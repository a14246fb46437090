using CivicCoding.Graph.Export;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl;
using CivicCoding.Graph.Syntax;
using CivicCoding.Graph.Tests.Civic;
using SmallShapes = CivicCoding.Graph.Tests.Shacl.Shapes;

namespace CivicCoding.Graph.Tests.Export;

/// <summary>The catalogue of the bundled network, each page taken alone, under the shapes that the specifications publish.</summary>
public sealed class OfficialShapesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("dcat-ap", "dcat-ap/3.0.1/shacl/dcat-ap-SHACL.ttl")]
    [InlineData("dcat-ap-de", "dcat-ap/3.0.0/shacl/dcat-ap-SHACL.ttl", "dcat-ap-de/3.0/shacl/dcat-ap-SHACL-DE.ttl", "dcat-ap-de/3.0/shacl/dcat-ap-de-deprecated.ttl", "dcat-ap-de/3.0/shacl/dcat-ap-spec-german-additions.ttl", "dcat-ap-de/3.0/shacl/dcat-ap-de-controlledvocabularies.ttl")]
    [InlineData("dcat-ap-de", "dcat-ap/3.0.1/shacl/dcat-ap-SHACL.ttl")]
    [InlineData("mldcat-ap", "mldcat-ap/3.1.0/shacl/mldcat-ap-SHACL.ttl")]
    public async Task No_page_of_the_bundled_catalogue_has_a_violation(string profile, params string[] files)
    {
        string suites = SharedData.Require("suites");
        var shapes = new Dataset();
        foreach (string file in files)
        {
            SmallShapes.ReadFile(Path.Combine(suites, file), shapes);
        }

        await AssertNoViolationAsync(profile, ShapesGraph.From(shapes));
    }

    [Theory]
    [InlineData("dcat-ap")]
    [InlineData("dcat-ap-de")]
    [InlineData("mldcat-ap")]
    public async Task No_page_of_the_bundled_catalogue_violates_our_profile(string profile) =>
        await AssertNoViolationAsync(profile, new ValidationProfiles(Path.Combine(Repository.Root, "ontology", "profiles")).Find(profile)!);

    private static async Task AssertNoViolationAsync(string profileName, ShapesGraph shapes)
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        string ontology = Path.Combine(Repository.Root, "ontology");
        await store.LoadAsync([.. Directory.GetFiles(Path.Combine(ontology, "network"), "*.trig").Select(f => new LoadSource(f, () => File.OpenRead(f), RdfFormat.TriG))], cancellation: Cancellation);
        IExportProfile profile = ExportProfiles.Find(profileName)!;
        ModelCard? card = Card();
        var removed = new RemovedDatasets();
        removed.See(["https://civic-coding.org/id/datasets/gone"]);
        var reader = new CatalogueReader(store, removed, withOwn: true, () => card);
        var validator = new ShaclValidator(shapes);
        int pages = 0, members = 0;
        while (await reader.ReadAsync(pages + 1, "https://example.org/", null, store.Sequence, Cancellation, profile) is { } page)
        {
            using var document = new MemoryStream();
            CatalogueWriter.Write(page, profile, RdfFormat.Turtle, n => $"https://example.org/catalog.ttl?page={n}", document);
            document.Position = 0;
            var quads = new Dataset();
            RdfFormat.Turtle.Read(document, quads, cancellation: Cancellation);
            ValidationReport report = validator.Validate(MemoryQuadSource.From(quads), cancellation: Cancellation);
            Assert.True(!report.HasViolations, string.Join('\n', report.Results.Take(5).Select(r => $"{r.FocusNode} {r.Path} {r.Value} {r.Component}")));
            members += quads.Match(predicate: profile.HasMember).Count();
            pages++;
        }

        Assert.Equal(profileName == "mldcat-ap" ? 1 : 6, pages);
        Assert.True(members == (profileName == "mldcat-ap" ? 1 : 531), $"{members} members");
    }

    private static ModelCard? Card()
    {
        using FileStream file = File.OpenRead(Path.Combine(Repository.Root, "CivicCoding.Matching", "Models", "partners.card.json"));
        return ModelCard.Read(file);
    }
}
