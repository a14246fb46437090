using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Syntax;

public sealed class LenientTests
{
    private const string Turtle = "@prefix e: <http://e/> .\n";
    private const string Xml = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:e='http://e/'>\n";

    [Theory]
    [InlineData("ntriples", "<http://e/s> <http://e/p> <tel:+49 30 1> .", "<http://e/s> <http://e/p> <tel:+49%2030%201> .", 1, 35)]
    [InlineData("turtle", Turtle + "e:s e:p < tel:+49 30 1 > .", "<http://e/s> <http://e/p> <tel:+49%2030%201> .", 2, 10)]
    [InlineData("rdfxml", Xml + "<e:T><e:p rdf:resource='tel:+49 30 1'/></e:T></rdf:RDF>", "<tel:+49%2030%201>", 2, 11)]
    [InlineData("turtle", Turtle + "e:s e:p <http://e/{id}|x> .", "<http://e/s> <http://e/p> <http://e/%7Bid%7D%7Cx> .", 2, 19)]
    [InlineData("turtle", Turtle + "e:s e:p \"x\"@de_AT .", "\"x\"@de-AT", 2, 13)]
    [InlineData("ntriples", "<http://e/s> <http://e/p> \"x\"@de_AT .", "\"x\"@de-AT", 1, 31)]
    [InlineData("turtle", Turtle + "e:s e:p \"x\"@verylonglanguage .", "<http://e/s> <http://e/p> \"x\" .", 2, 13)]
    [InlineData("rdfxml", Xml + "<e:T><e:p xml:lang='verylonglanguage'>x</e:p></e:T></rdf:RDF>", "\"x\" .", 2, 11)]
    [InlineData("turtle", "@prefix e: <http://e/>\ne:s e:p 1 .", "\"1\"", 2, 1)]
    [InlineData("jsonld", "{\"@id\":\"http://e/s\",\n\"http://e/p\":{\"@id\":\"tel:+49 30 1\"}}", "<http://e/s> <http://e/p> <tel:+49%2030%201>", 2, 21)]
    [InlineData("jsonld", "[{\"@id\":\" http://e/s \",\"http://e/p\":1}]", "<http://e/s> <http://e/p>", 1, 9)]
    [InlineData("jsonld", "{\"@context\":{\"p\":{\"@id\":\"http://e/p\",\"@type\":\"@id\"}},\"@graph\":[\n{\"p\":\"http://e/{id}|x\"}]}", "<http://e/%7Bid%7D%7Cx>", 2, 6)]
    [InlineData("jsonld", "{\"http://e/p\":\n{\"@value\":\"x\",\"@language\":\"de_AT\"}}", "\"x\"@de-AT", 2, 1)]
    [InlineData("jsonld", "{\"http://e/p\":\n{\"@value\":\"x\",\"@language\":\"verylonglanguage\"}}", "<http://e/p> \"x\" .", 2, 1)]
    [InlineData("jsonld", "{\"@context\":{\"p\":{\"@id\":\"http://e/p\",\"@container\":\"@language\"}},\n\"p\":{\"de_AT\":\"x\"}}", "\"x\"@de-AT", 2, 5)]
    [InlineData("jsonld", "{\"http://e/p\":\n{\"@list\":[{\"@id\":\"http://e/a b\"}]}}", "<http://e/a%20b>", 2, 1)]
    [InlineData("jsonld", "{\"http://e/p\":\n{\"@value\":\"x\",\"@type\":\"http://e/d t\"}}", "\"x\"^^<http://e/d%20t>", 2, 1)]
    [InlineData("rdfxml", Xml + "<e:T>stray<e:p plain='x'>1</e:p></e:T></rdf:RDF>", "\"1\" .", 2, 6)]
    public void A_broken_rule_is_repaired_and_reported(string format, string text, string expected, int line, int column)
    {
        (Dataset got, List<RdfSyntaxException> places) = Read(format, text);
        Assert.Contains(got, q => q.ToString().Contains(expected, StringComparison.Ordinal));
        Assert.Equal((line, column), (places[0].Line, places[0].Column));
        if (format == "jsonld")
        {
            // JSON-LD 1.1 API, section 8.1: what is no IRI is left out without an error.
            return;
        }

        Assert.Throws<RdfSyntaxException>(() => RdfFormat.FromName(format)!.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), new Dataset()));
    }

    [Theory]
    [InlineData("ntriples", "<http://e/s> <http://e/p> <http://e/a http://e/b> .\n<http://e/s> <http://e/q> \"kept\" .")]
    [InlineData("ntriples", "<http://e/s> <http://e/p> broken .\n<http://e/s> <http://e/q> \"kept\" .")]
    [InlineData("nquads", "<http://e/s> <http://e/p> <mailto:a@b, mailto:c@d> .\n<http://e/s> <http://e/q> \"kept\" .")]
    [InlineData("turtle", Turtle + "e:s e:p <http://e/a http://e/b> ; e:q \"kept\" .")]
    [InlineData("turtle", Turtle + "e:s u:p 1 ; e:q \"kept\" .")]
    [InlineData("turtle", Turtle + "e:s e:p <relative> ; e:q \"kept\" .")]
    [InlineData("turtle", Turtle + "e:s e:p ) .\ne:s e:q \"kept\" .")]
    [InlineData("turtle", Turtle + "e:s e:p \"open .\ne:s e:q \"kept\" .")]
    [InlineData("trig", Turtle + "e:g { e:s e:p ) . \n e:s e:q \"kept\" . }")]
    [InlineData("jsonld", "{\"@id\":\"http://e/s\",\"http://e/p\":{\"@id\":\"http://e/a http://e/b\"},\"http://e/q\":\"kept\"}")]
    [InlineData("jsonld", "[{\"@id\":\"mailto:a@b, mailto:c@d\",\"http://e/p\":1},{\"@id\":\"http://e/s\",\"http://e/q\":\"kept\"}]")]
    [InlineData("jsonld", "[{\"@id\":\"http://e/s\",\"http://e/p\":{\"@id\":\"relative\"},\"http://e/q\":\"kept\"}]")]
    [InlineData("rdfxml", Xml + "<rdf:Description rdf:about='http://e/s'><e:p rdf:resource='http://e/a http://e/b'/><e:q>kept</e:q></rdf:Description></rdf:RDF>")]
    public void A_statement_that_cannot_be_repaired_is_left_out_and_the_rest_is_kept(string format, string text)
    {
        (Dataset got, List<RdfSyntaxException> places) = Read(format, text);
        Assert.Equal(["<http://e/q>"], got.Where(q => q.Subject.ToString() == "<http://e/s>").Select(q => q.Predicate.ToString()));
        Assert.NotEmpty(places);
        Assert.All(places, p => Assert.True(p.Line > 0 && p.Column > 0));
    }

    [Fact]
    public void A_valid_document_reports_nothing()
    {
        foreach ((RdfFormat format, string text) in SeedDocuments.All)
        {
            (Dataset got, List<RdfSyntaxException> places) = Read(format.Name, text);
            Assert.NotEmpty(got);
            Assert.Empty(places);
        }
    }

    private static (Dataset Got, List<RdfSyntaxException> Places) Read(string format, string text)
    {
        var got = new Dataset();
        var places = new List<RdfSyntaxException>();
        RdfFormat.FromName(format)!.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), got, new RdfReadOptions { Lenient = true, Report = places.Add }, TestContext.Current.CancellationToken);
        return (got, places);
    }
}
