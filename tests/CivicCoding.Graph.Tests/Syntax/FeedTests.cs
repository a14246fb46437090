using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Canonicalization;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Syntax;

/// <summary>Real catalogues and reference examples.</summary>
public sealed class FeedTests
{
    [Theory]
    [InlineData("feeds/govdata/brandenburg-catalog-original-input.ttl", 7_090)]
    [InlineData("feeds/govdata/brandenburg-catalog-original-input.rdf", 7_090)]
    [InlineData("feeds/govdata/destatis-catalog-original-input.rdf", 3_323)]
    [InlineData("feeds/dcat-ap-de-2.0/dcat_ap_de-RefImp_TTL_SIMPLE.ttl", 21)]
    [InlineData("feeds/dcat-ap-de-2.0/dcat_ap_de-RefImp_RDF_SIMPLE.rdf", 21)]
    [InlineData("feeds/dcat-ap-de-2.0/dcat_ap_de-RefImp_TTL_ADVANCED.ttl", 119)]
    [InlineData("feeds/dcat-ap-de-2.0/dcat_ap_de-RefImp_RDF_ADVANCED.rdf", 119)]
    public void A_valid_file_reads_to_its_triples(string path, int triples) => Assert.Equal(triples, Read(path).Count);

    [Fact]
    public void The_simple_reference_example_is_one_graph_in_both_syntaxes() =>
        Assert.True(GraphIsomorphism.AreIsomorphic(Read("feeds/dcat-ap-de-2.0/dcat_ap_de-RefImp_TTL_SIMPLE.ttl"), Read("feeds/dcat-ap-de-2.0/dcat_ap_de-RefImp_RDF_SIMPLE.rdf")));

    [Theory]
    [InlineData("feeds/ckanext-dcat/dataset.ttl", 149)]
    [InlineData("dcat-ap/3.0.0-hvd/examples/example-bees_wasps_dataset.ttl", 2)]
    [InlineData("dcat-ap-de/1.0.2/shacl/dcat-ap-de-shapes-specification.ttl", 16)]
    [InlineData("dcat-ap/3.0.1/examples/example-bee-population-dataset-series-api.ttl", 20)]
    [InlineData("dcat-ap/3.0.1/examples/example-bee-population-dataset-series-combined.ttl", 32)]
    public void An_invalid_file_is_refused_at_its_line_and_read_leniently(string path, int line)
    {
        Assert.Equal(line, Assert.Throws<RdfSyntaxException>(() => Read(path)).Line);
        var places = new List<RdfSyntaxException>();
        Assert.NotEmpty(Read(path, places));
        Assert.Equal(line, places[0].Line);
    }

    [Fact]
    public void Every_other_Turtle_and_RDF_XML_file_of_the_feeds_and_profiles_reads()
    {
        string[] invalid = ["dataset.ttl", "example-bees_wasps_dataset.ttl", "dcat-ap-de-shapes-specification.ttl", "example-bee-population-dataset-series-api.ttl", "example-bee-population-dataset-series-combined.ttl"];
        int files = 0;
        foreach (string folder in new[] { "feeds", "dcat-ap", "dcat-ap-de", "mldcat-ap", "cpsv-ap", "dcat3-examples" })
        {
            foreach (string file in Directory.EnumerateFiles(SharedData.Require("suites", folder), "*", SearchOption.AllDirectories))
            {
                if (Path.GetExtension(file) is ".ttl" or ".rdf" && !invalid.Contains(Path.GetFileName(file)))
                {
                    files++;
                    Assert.NotEmpty(Read(file));
                }
            }
        }

        Assert.True(files > 200, $"{files} files");
    }

    private static Dataset Read(string path, List<RdfSyntaxException>? places = null)
    {
        string full = Path.IsPathRooted(path) ? path : SharedData.Require(["suites", .. path.Split('/')]);
        var dataset = new Dataset();
        using FileStream file = File.OpenRead(full);
        try
        {
            RdfFormat.FromFileName(full)!.Read(file, dataset, new RdfReadOptions { Base = "https://example.org/document", Lenient = places is not null, Report = places is null ? null : places.Add });
        }
        catch (RdfSyntaxException error)
        {
            throw new RdfSyntaxException($"{full}: {error.Message}", error.Line, error.Column);
        }

        return dataset;
    }
}
