using CivicCoding.Graph.Export;
using CivicCoding.Graph.Harvest;
using CivicCoding.Graph.Harvest.Runs;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Canonicalization;
using CivicCoding.Graph.Shacl;
using CivicCoding.Graph.Syntax;
using CivicCoding.Graph.Tests.Civic;

namespace CivicCoding.Graph.Tests.Harvest.Harvesters;

/// <summary>What a catalogue says is taken as it is, its paging apart.</summary>
public sealed class DcatHarvesterTests
{
    private const string Hydra = "http://www.w3.org/ns/hydra/core#";

    [Theory]
    [InlineData("udata/paged-collection-1.jsonld", "http://data.test.org/catalog.jsonld?page=1", "http://data.test.org/catalog.jsonld?page=2", 4)]
    [InlineData("udata/paged-collection-2.jsonld", "http://data.test.org/catalog.jsonld?page=2", null, 4)]
    public void Recorded_pages_lead_on_also_where_the_address_is_a_text(string file, string address, string? next, long total)
    {
        (_, HarvestPage page, _) = Reading.Of("dcat", SharedData.Require(["suites", "feeds", .. file.Split('/')]), address, "application/ld+json");

        Assert.Equal(next, page.Next);
        Assert.Equal(total, page.Total);
    }

    [Theory]
    [InlineData("<https://e.org/c?page=1> a hydra:PartialCollectionView ; hydra:next <https://e.org/c?page=2> .")]
    [InlineData("<https://e.org/c?page=1> a hydra:PagedCollection ; hydra:nextPage <https://e.org/c?page=2> .")]
    [InlineData("<https://e.org/c> a hydra:Collection ; hydra:view [ a hydra:PartialCollectionView ; hydra:next <?page=2> ] .")]
    [InlineData("<https://e.org/c?page=1> hydra:nextPage \"c?page=2\" , <https://e.org/c?page=1> .")]
    public void Both_vocabularies_of_paging_lead_on(string paging)
    {
        (Dataset quads, HarvestPage page, _) = Reading.OfText("dcat", $"@prefix hydra: <{Hydra}> . <urn:x:s> <urn:x:p> 1 . {paging}", "https://e.org/c?page=1", "text/turtle");

        Assert.Equal("https://e.org/c?page=2", page.Next);
        Assert.Equal("urn:x:p", Assert.Single(quads).Predicate.Value);
    }

    [Theory]
    [InlineData("application/xml", ".bin")]
    [InlineData("application/rdf+xml; charset=utf-8", ".bin")]
    [InlineData("text/plain", ".rdf")]
    [InlineData(null, ".rdf")]
    public void The_syntax_is_told_by_the_media_type_else_by_the_name(string? mediaType, string extension)
    {
        (Dataset quads, _, _) = Reading.OfText("dcat", """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="urn:x:s"><p xmlns="urn:x:">o</p></rdf:Description></rdf:RDF>""", "https://e.org/c" + extension, mediaType?.Split(';')[0]);

        Assert.Single(quads);
    }

    [Fact]
    public void What_is_no_RDF_is_refused()
    {
        Assert.Contains("text/html", Assert.Throws<HarvestException>(() => Reading.OfText("dcat", "<html>", "https://e.org/c", "text/html")).Message, StringComparison.Ordinal);
        HarvestException error = Assert.Throws<HarvestException>(() => Reading.Of("dcat", SharedData.Require("suites", "feeds", "ckanext-dcat", "dataset.ttl")));
        Assert.Equal(149, error.Line);
    }

    [Fact]
    public void An_entity_bomb_and_bytes_that_are_no_text_are_refused()
    {
        string entities = string.Concat(Enumerable.Range(1, 12).Select(i => $"<!ENTITY e{i} \"{string.Concat(Enumerable.Repeat($"&e{i - 1};", 10))}\">"));
        string bomb = $"<!DOCTYPE r [<!ENTITY e0 \"lol\">{entities}]><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"urn:x:s\"><p xmlns=\"urn:x:\">&e12;</p></rdf:Description></rdf:RDF>";

        Assert.Throws<HarvestException>(() => Reading.OfText("dcat", bomb, "https://e.org/c", "application/rdf+xml"));
        Assert.Equal(2, Assert.Throws<HarvestException>(() => Reading.OfText("dcat", [.. "<urn:x:s> <urn:x:p>\n \""u8, 0xE4, .. "\" ."u8], "https://e.org/c", "text/turtle")).Line);
    }

    [Fact]
    public void A_lenient_read_tells_each_place()
    {
        const string Text = "<urn:x:s> <urn:x:p> <https://e.org/a b> .\n<urn:x:s> <urn:x:p> <https://e.org/c> .\n";

        Assert.Throws<HarvestException>(() => Reading.OfText("dcat", Text, "https://e.org/c", "text/turtle"));
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, Text);
            (Dataset quads, _, List<HarvestLine> problems) = Reading.Of("dcat", file, "https://e.org/c", "text/turtle", lenient: true);
            Assert.Equal(2, quads.Count);
            Assert.Contains(":1:", Assert.Single(problems).Record, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("brandenburg-catalog-original-input.rdf")]
    [InlineData("brandenburg-catalog-original-input.ttl")]
    [InlineData("destatis-catalog-original-input.rdf")]
    public void Real_deliveries_lose_nothing_gain_nothing_and_break_no_more_rules_than_before(string file)
    {
        string path = SharedData.Require("suites", "feeds", "govdata", file);
        var source = new Dataset();
        using (FileStream stream = File.OpenRead(path))
        {
            RdfFormat.FromFileName(path)!.Read(stream, source, new RdfReadOptions { Base = "https://e.org/" });
        }

        Dataset taken = Reading.Of("dcat", path).Quads;

        Assert.True(GraphIsomorphism.AreIsomorphic(source.Where(q => !q.Predicate.Value.StartsWith(Hydra, StringComparison.Ordinal) && q.Object is not Iri { Value: Hydra + "PagedCollection" }), taken));
        ShapesGraph shapes = new ValidationProfiles(Path.Combine(Repository.Root, "ontology", "profiles")).Find("dcat-ap-de")!;
        Assert.Equal(Findings(source), Findings(taken));

        IEnumerable<string> Findings(Dataset quads) => new ShaclValidator(shapes).Validate(MemoryQuadSource.From(quads)).Results
            .Where(r => r.FocusNode is not BlankNode).Select(r => $"{r.FocusNode} {r.Path} {r.Component}").Order(StringComparer.Ordinal);
    }
}
