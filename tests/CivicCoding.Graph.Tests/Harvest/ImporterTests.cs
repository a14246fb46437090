using System.Text;
using CivicCoding.Graph.Harvest;
using CivicCoding.Graph.Tests.Civic;

namespace CivicCoding.Graph.Tests.Harvest;

public sealed class ImporterTests
{
    public static TheoryData<string, string> Sources => new()
    {
        { "reference", "seed-data/ecosystem.jsonl" },
        { "ecosystem", "seed-data/ecosystem.jsonl" },
        { "dpg", "seed-data/projects.jsonl" },
        { "cordis", "seed-data/projects.jsonl" },
        { "cordis-organisations", "seed-data/projects.jsonl" },
        { "correlaid", "seed-data/projects.jsonl" },
        { "datasets", "seed-data/datasets.jsonl" },
        { "skills", "seed-data/ecosystem.jsonl" },
        { "examples", "seed-data/ecosystem.jsonl" },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public void The_committed_network_is_what_the_generator_writes_and_a_second_run_writes_the_same(string kind, string path)
    {
        var file = new SourceFile(SharedData.Require(path.Split('/')));

        string first = Generate(kind, file);
        string second = Generate(kind, file);

        Assert.Equal(first, second);
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "ontology", "network", kind + ".trig")), first);
    }

    [Fact]
    public void Every_importer_has_a_kind_of_its_own_and_a_network_file()
    {
        Assert.Equal(ImporterRegistry.All.Count, ImporterRegistry.All.Select(i => i.Kind).Distinct(StringComparer.Ordinal).Count());
        Assert.All(ImporterRegistry.All, i => Assert.True(File.Exists(Path.Combine(Repository.Root, "ontology", "network", i.Kind + ".trig")), i.Kind));
    }

    [Fact]
    public void A_line_that_is_not_JSON_is_refused_with_file_and_line()
    {
        HarvestException e = Fails("ecosystem", """{"id":"a","kind":"organisation","name_de":"A","name_en":"A","sources":[{"url":"https://example.org/"}]}""" + "\n{oops\n");

        Assert.Equal(2, e.Line);
        Assert.Contains("line 2", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_to_a_record_that_is_not_there_is_refused()
    {
        HarvestException e = Fails("ecosystem", """{"id":"a","kind":"project","name_de":"A","name_en":"A","run_by":["b"],"sources":[{"url":"https://example.org/"}]}""");

        Assert.Contains("names b", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused_by_its_name()
    {
        HarvestException e = Assert.Throws<HarvestException>(() => Generate("dpg", new SourceFile("/nowhere/projects.jsonl")));

        Assert.Contains("/nowhere/", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Gieß den Kiez", "giess-den-kiez")]
    [InlineData("  Örtliche Übung – für Café & Co. ", "oertliche-uebung-fuer-cafe-co")]
    [InlineData("???", "x")]
    public void Slugs_are_plain(string name, string slug) => Assert.Equal(slug, Slug.Of(name));

    private static string Generate(string kind, SourceFile file)
    {
        var text = new TriGText();
        HarvestRun.Import(ImporterRegistry.FromKind(kind)!, file, text, TestContext.Current.CancellationToken);
        return text.ToString();
    }

    private static HarvestException Fails(string kind, string content)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, content, Encoding.UTF8);
            return Assert.Throws<HarvestException>(() => Generate(kind, new SourceFile(path)));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
