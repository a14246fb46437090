using CivicCoding.Graph.Export;
using CivicCoding.Graph.Export.Quality;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl;
using CivicCoding.Graph.Tests.Civic;
using System.Text.Json;
using SmallShapes = CivicCoding.Graph.Tests.Shacl.Shapes;

namespace CivicCoding.Graph.Tests.Export.Quality;

public sealed class QualityPointsTests
{
    private const string Full = """
        @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
        :d a dcat:Dataset ; dcat:keyword "k" ; dcat:theme :t ; dct:spatial :s ; dct:temporal :p ; dct:publisher :o ; dcat:contactPoint :c ;
          dct:accessRights <http://publications.europa.eu/resource/authority/access-right/PUBLIC> ; dcat:distribution :x , :y .
        :x dcat:accessURL <http://h/a> ; dcat:downloadURL <http://h/b> ; dct:format <http://publications.europa.eu/resource/authority/file-type/CSV> ;
          dcat:mediaType <https://www.iana.org/assignments/media-types/text/csv> ; dct:license <http://publications.europa.eu/resource/authority/licence/CC0> ;
          dct:rights :r ; dcat:byteSize 1 ; dct:issued "2026-01-01" ; dct:modified "2026-01-02" .
        :y dcat:accessURL <http://h/a> .
        """;

    [Fact]
    public void The_metrics_are_those_of_the_European_portal_and_add_up_to_405()
    {
        using JsonDocument told = JsonDocument.Parse(File.ReadAllText(SharedData.Require("vocab", "mqa", "mqa-metrics.json")));
        string[] wanted = [.. told.RootElement.GetProperty("metrics").EnumerateArray().Select(m =>
            $"{m.GetProperty("id").GetString()} {m.GetProperty("dimension").GetString()} {m.GetProperty("on").GetString()} {m.GetProperty("points").GetInt32()} {(m.TryGetProperty("pointsWhenMissing", out JsonElement missing) ? missing.GetInt32() : 0)}")];
        Assert.Equal(wanted, QualityMetrics.All.Select(m => $"{m.Id} {m.Dimension} {(m.OnDistribution ? "distribution" : "dataset")} {m.Points} {m.PointsWhenMissing}"));
        Assert.Equal(405, QualityMetrics.Most);
        foreach (JsonElement level in told.RootElement.GetProperty("classes").EnumerateArray())
        {
            Assert.Equal(level.GetProperty("name").GetString(), QualityMetrics.ClassOf(level.GetProperty("from").GetInt32()));
            Assert.Equal(level.GetProperty("name").GetString(), QualityMetrics.ClassOf(level.GetProperty("to").GetInt32()));
        }
    }

    [Fact]
    public void A_dataset_that_says_everything_has_all_points_by_its_best_distribution()
    {
        QualityScore score = Score(Full, _ => true);
        Assert.Equal(405, score.Points);
        Assert.Equal(new Iri("http://example.org/x"), score.Distribution);
        Assert.Equal("Excellent", score.Class);
    }

    [Fact]
    public void An_address_that_may_not_be_asked_is_not_checked_and_one_that_does_not_answer_gives_nothing()
    {
        QualityScore asked = Score(Full, _ => null);
        Assert.Equal((325, 80), (asked.Points, asked.NotChecked));
        Assert.Equal((325, 0), (Score(Full, _ => false).Points, Score(Full, _ => false).NotChecked));
    }

    [Fact]
    public void A_distribution_without_format_and_media_type_loses_points() =>
        Assert.Equal(-10, Score("@prefix dcat: <http://www.w3.org/ns/dcat#> . :d a dcat:Dataset ; dcat:distribution :x . :x dcat:title 1 .", _ => false, conforms: false).Points);

    /// <summary>Ten records of GovData's deliveries; the points were added up by hand from what each states, no address being asked and none conforming to DCAT-AP.</summary>
    [Theory]
    [InlineData("brandenburg", "https://backend.datenadler.de/kataloge/mik/dcat_catalog-1/behoerdenverzeichnis", 30 + 10 + 20 + 20 + 10 + 20 + 10 + 5, 80)]
    [InlineData("brandenburg", "https://lasv.brandenburg.de/OpenData/lasv/AuW1", 30 + 30 + 10 + 20 + 20 - 5 + 20 + 10, 80)]
    [InlineData("brandenburg", "https://opendata.potsdam.de/api/v2/catalog/datasets/3d-gebaudemodell-lod2-citygml", 30 + 30 + 10 + 20 + 10 + 20, 50)]
    [InlineData("brandenburg", "https://opendata.potsdam.de/api/v2/catalog/datasets/arbres-dans-les-parcs-de-la-ville-de-versailles", 30 + 30 + 10 + 20 + 10 + 20, 50)]
    [InlineData("brandenburg", "https://opendata.potsdam.de/api/v2/catalog/datasets/baugenehmigungen-in-der-lhp-seit-2005", 30 + 30 + 10 + 20 + 10 + 20, 50)]
    [InlineData("brandenburg", "https://opendata.potsdam.de/api/v2/catalog/datasets/ew2019", 30 + 10 + 20 + 10 + 20, 50)]
    [InlineData("brandenburg", "https://opendata.potsdam.de/api/v2/catalog/datasets/wahlbezirke-zur-kommunal-und-europawahl-2019-in-der-landeshauptstadt-potsdam", 30 + 10 + 20 + 10 + 20, 50)]
    [InlineData("brandenburg", "https://opendata.potsdam.de/api/v2/catalog/datasets/wahlkreise-zur-kommunalwahl-2019-in-der-landeshauptstadt-potsdam-geodaten", 30 + 20 + 10 + 20, 50)]
    [InlineData("destatis", "https://bundeswahlleiter.de/europawahlen/2014/ergebnisse", 30 + 30 + 20 + 10 + 20 - 5 + 20 + 20 + 10, 50)]
    [InlineData("destatis", "https://www.bundeswahlleiter.de/bundestagswahlen/2013/ergebnisse/bund-99", 30 + 30 + 20 + 10 + 20 - 5 + 20 + 20 + 10 + 5 + 5, 50)]
    public void Ten_records_of_GovData_have_the_points_counted_by_hand(string feed, string dataset, int points, int notChecked)
    {
        Dataset quads = SmallShapes.ReadFile(SharedData.Require("suites", "feeds", "govdata", feed + "-catalog-original-input.rdf"));
        ShapesGraph shapes = new ValidationProfiles(Path.Combine(Repository.Root, "ontology", "profiles")).Find("dcat-ap")!;
        HashSet<Term> failing = [.. new ShaclValidator(shapes).Validate(MemoryQuadSource.From(quads), cancellation: TestContext.Current.CancellationToken).Results.Select(r => r.FocusNode)];
        var all = new QualityPoints(quads.Select(q => q.Triple), d => !failing.Contains(d) && quads.Match(d, new Iri("http://www.w3.org/ns/dcat#distribution")).All(q => !failing.Contains(q.Object)), _ => null);
        QualityScore score = all.Of(new Iri(dataset));
        Assert.Equal((points, notChecked), (score.Points, score.NotChecked));
    }

    private static QualityScore Score(string turtle, Func<string, bool?> answers, bool conforms = true) =>
        new QualityPoints(SmallShapes.Read(turtle).Select(q => q.Triple), _ => conforms, answers).Of(new Iri("http://example.org/d"));
}
