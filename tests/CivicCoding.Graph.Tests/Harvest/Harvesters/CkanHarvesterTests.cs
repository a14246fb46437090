using CivicCoding.Graph.Harvest;
using CivicCoding.Graph.Harvest.Runs;

namespace CivicCoding.Graph.Tests.Harvest.Harvesters;

/// <summary>What a portal tells by the CKAN action API, in the words of DCAT-AP.</summary>
public sealed class CkanHarvesterTests
{
    private const string Search = "https://portal.example.org/api/3/action/package_search";

    private const string Answer = """
        { "success": true, "result": { "count": 250, "results": [
          { "id": "0a1b", "name": "baeume", "title": "Bäume", "notes": "Alle Bäume der Stadt.", "url": "https://portal.example.org/baeume", "state": "active", "private": false,
            "author": "Erika Mustermann", "author_email": "erika@example.org", "maintainer_email": "erika@example.org",
            "metadata_created": "2024-01-02T03:04:05.678901", "metadata_modified": "2024-02-03T04:05:06",
            "license_id": "cc-by-4.0", "license_title": "CC BY 4.0",
            "tags": [ { "name": "baum", "display_name": "Baum" } ],
            "groups": [ { "name": "envi" }, { "name": "unser-thema" } ],
            "organization": { "id": "org-1", "name": "gruenamt", "title": "Grünamt" },
            "extras": [ { "key": "language", "value": "[\"http://publications.europa.eu/resource/authority/language/DEU\"]" }, { "key": "frequency", "value": "monatlich" }, { "key": "issued", "value": "2023-12-31" } ],
            "resources": [
              { "id": "r1", "url": "https://portal.example.org/baeume.csv", "name": "Tabelle", "format": "CSV", "mimetype": "text/csv", "size": 1024, "created": "2024-01-02" },
              { "id": "r2", "url": "https://portal.example.org/baeume.xyz", "format": "XYZ", "license": "http://dcat-ap.de/def/licenses/cc-zero" },
              { "id": "r3", "url": "nicht da" } ] },
          { "id": "hidden", "title": "Geheim", "private": true },
          { "id": "gone", "title": "Weg", "state": "deleted" } ] } }
        """;

    [Fact]
    public void A_package_is_what_it_says_no_more_and_people_are_not_taken()
    {
        (var quads, HarvestPage page, List<HarvestLine> problems) = Reading.OfText("ckan", Answer, Search + "?sort=id%20asc&rows=100&start=0", "application/json");

        Reading.Same(
            """
            @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix at: <http://publications.europa.eu/resource/authority/> .
            <https://portal.example.org/dataset/0a1b> a dcat:Dataset ;
              dct:title "Bäume" ; dct:description "Alle Bäume der Stadt." ; dct:identifier "0a1b" ; dcat:landingPage <https://portal.example.org/baeume> ;
              dct:issued "2023-12-31"^^xsd:date ; dct:modified "2024-02-03T04:05:06"^^xsd:dateTime ; dcat:keyword "Baum" ;
              dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVI> ;
              dct:language <http://publications.europa.eu/resource/authority/language/DEU> ;
              dct:publisher <https://portal.example.org/organization/org-1> ;
              dcat:distribution <https://portal.example.org/dataset/0a1b/resource/r1> , <https://portal.example.org/dataset/0a1b/resource/r2> .
            <https://portal.example.org/organization/org-1> a foaf:Agent ; foaf:name "Grünamt" .
            <https://portal.example.org/dataset/0a1b/resource/r1> a dcat:Distribution ; dct:title "Tabelle" ; dcat:accessURL <https://portal.example.org/baeume.csv> ;
              dct:format <http://publications.europa.eu/resource/authority/file-type/CSV> ; dcat:mediaType <https://www.iana.org/assignments/media-types/text/csv> ;
              dcat:byteSize "1024"^^xsd:nonNegativeInteger ; dct:issued "2024-01-02"^^xsd:date ; dct:license <http://publications.europa.eu/resource/authority/licence/CC_BY_4_0> .
            <https://portal.example.org/dataset/0a1b/resource/r2> a dcat:Distribution ; dcat:accessURL <https://portal.example.org/baeume.xyz> ;
              dct:format [ a dct:MediaTypeOrExtent ; rdfs:label "XYZ" ] ; dct:license <http://dcat-ap.de/def/licenses/cc-zero> .
            """,
            quads);
        Assert.Equal(250, page.Total);
        Assert.Equal(Search + "?sort=id%20asc&rows=100&start=3", page.Next);
        Assert.Contains(problems, p => p.Message!.Contains("monatlich", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Message!.Contains("nicht da", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://portal.example.org", "https://portal.example.org/api/3/action/package_search?sort=id%20asc&rows=100&start=0")]
    [InlineData("https://portal.example.org/daten/", "https://portal.example.org/daten/api/3/action/package_search?sort=id%20asc&rows=100&start=0")]
    [InlineData("https://portal.example.org/api/3/action/package_search?q=baum", "https://portal.example.org/api/3/action/package_search?q=baum&sort=id%20asc&rows=100&start=0")]
    public void The_first_page_is_asked_of_the_portal(string source, string first) =>
        Assert.Equal(first, HarvesterRegistry.FromKind("ckan")!.FirstPage(new HarvestRequest { Kind = "ckan", Source = source, Name = "x" }));

    [Fact]
    public void The_last_page_leads_no_further()
    {
        (_, HarvestPage page, _) = Reading.OfText("ckan", """{"success":true,"result":{"count":101,"results":[{"id":"z","title":"Letzter"}]}}""", Search + "?rows=100&start=100", "application/json");

        Assert.Null(page.Next);
    }

    [Theory]
    [InlineData("{\"success\": true,\n \"result\": {\"results\": [\n {\"id\": \"x\", oops}]}}", 3)]
    [InlineData("{\"success\": false, \"error\": {\"message\": \"Zugriff verweigert\"}}", 0)]
    [InlineData("{\"something\": \"else\"}", 0)]
    [InlineData("{\"result\":{\"results\":[{\"id\":\"x\",\"title\":\"a\\ud800b\"}]}}", 0)]
    public void What_is_no_answer_of_a_portal_is_refused_with_its_line(string text, long line)
    {
        HarvestException error = Assert.Throws<HarvestException>(() => Reading.OfText("ckan", text));

        Assert.Equal(line, error.Line);
    }

    [Fact]
    public void Nested_and_broken_JSON_is_refused()
    {
        Assert.Throws<HarvestException>(() => Reading.OfText("ckan", "{\"result\":" + new string('[', 100_000)));
        Assert.Throws<HarvestException>(() => Reading.OfText("ckan", [.. "{\"result\":\""u8, 0xFF, 0xFE, .. "\"}"u8]));
    }

    [Fact]
    public void A_dump_of_one_package_a_line_is_read_and_a_broken_line_is_told()
    {
        const string Lines = "{\"id\":\"a\",\"title\":\"A\"}\n{\"id\":\"b\",\"title\":\"B\"}\n";

        Assert.Equal(6, Reading.OfText("ckan", Lines, extension: ".jsonl").Quads.Count);
        Assert.Equal(3, Assert.Throws<HarvestException>(() => Reading.OfText("ckan", Lines + "{oops\n", extension: ".jsonl")).Line);
    }
}
