using System.Text;
using CivicCoding.Graph.Export;
using CivicCoding.Graph.Export.Documents;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl;
using CivicCoding.Graph.Syntax;
using CivicCoding.Graph.Tests.Civic;

namespace CivicCoding.Graph.Tests.Export.Documents;

public sealed class LocatedDocumentTests
{
    private const string Turtle = """
        @prefix dcat: <http://www.w3.org/ns/dcat#> .
        @prefix dct: <http://purl.org/dc/terms/> .

        <http://e/d> a dcat:Dataset ;
          dct:title "Titel"@de ;
          dct:description "Text"@de ;
          dcat:landingPage "https://e/page" ;
          dcat:distribution <http://e/x> .

        <http://e/x> a dcat:Distribution ;
          dcat:byteSize "935108.0" ;
          dcat:accessURL <https://e/file> .
        """;

    private static readonly ShapesGraph Shapes = new ValidationProfiles(Path.Combine(Repository.Root, "ontology", "profiles")).Find("dcat-ap")!;

    [Theory]
    [InlineData("turtle", Turtle, "landingPage", 7)]
    [InlineData("turtle", Turtle, "byteSize", 11)]
    [InlineData("ntriples", "<http://e/d> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/dcat#Dataset> .\n<http://e/d> <http://purl.org/dc/terms/title> <http://e/t> .\n", "title", 2)]
    [InlineData("jsonld", "{ \"@graph\": [\n {\"@id\": \"http://e/other\"},\n {\"@id\": \"http://e/d\", \"@type\": \"http://www.w3.org/ns/dcat#Dataset\",\n  \"http://purl.org/dc/terms/title\": {\"@id\": \"http://e/t\"} } ] }", "title", 3)]
    public void A_finding_names_its_line(string syntax, string text, string property, int line)
    {
        LocatedDocument document = LocatedDocument.Read(Encoding.UTF8.GetBytes(text), RdfFormat.FromName(syntax)!, cancellation: TestContext.Current.CancellationToken);
        ValidationReport report = Validate(document.Quads);
        Assert.Contains(line, report.Results.Where(r => r.Path!.ToString().Contains(property, StringComparison.Ordinal)).Select(document.LineOf).OfType<int>());
    }

    [Fact]
    public void Certain_repairs_take_away_findings_and_say_nothing_new()
    {
        LocatedDocument document = LocatedDocument.Read(Encoding.UTF8.GetBytes(Turtle), RdfFormat.Turtle, cancellation: TestContext.Current.CancellationToken);
        ValidationReport before = Validate(document.Quads);
        (Dataset repaired, int repairs) = CertainRepairs.Apply(document.Quads, before, Shapes);
        Assert.Equal(2, repairs);
        Assert.Single(repaired.Match(new Iri("http://e/d"), new Iri("http://www.w3.org/ns/dcat#landingPage"), new Iri("https://e/page")));
        Assert.Single(repaired.Match(new Iri("http://e/x"), new Iri("http://www.w3.org/ns/dcat#byteSize"), new Literal("935108", new Iri("http://www.w3.org/2001/XMLSchema#nonNegativeInteger"))));
        (repaired, _) = CertainRepairs.Apply(repaired, Validate(repaired), Shapes);
        Assert.Equal("The data meet all rules.", Text(Validate(repaired)));
    }

    [Fact]
    public void What_is_not_certain_stays_as_it_is()
    {
        const string Text = """
            @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
            <http://e/d> a dcat:Dataset ; dct:title <http://e/t> ; dcat:landingPage "siehe dort" ; dct:publisher <http://e/d2> , <http://e/both> ; dcat:contactPoint <http://e/both> .
            <http://e/d2> a dcat:Distribution .
            """;
        LocatedDocument document = LocatedDocument.Read(Encoding.UTF8.GetBytes(Text), RdfFormat.Turtle, cancellation: TestContext.Current.CancellationToken);
        (Dataset repaired, int repairs) = CertainRepairs.Apply(document.Quads, Validate(document.Quads), Shapes);
        Assert.Equal(0, repairs);
        Assert.Equal(document.Quads.Count, repaired.Count);
    }

    private static ValidationReport Validate(Dataset quads) => new ShaclValidator(Shapes).Validate(MemoryQuadSource.From(quads), cancellation: TestContext.Current.CancellationToken);

    private static string Text(ValidationReport report)
    {
        using var text = new StringWriter();
        report.WriteText(text);
        return text.ToString().Trim();
    }
}
