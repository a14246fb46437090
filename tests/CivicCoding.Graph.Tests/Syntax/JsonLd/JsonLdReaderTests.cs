using System.Diagnostics;
using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Canonicalization;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Syntax.JsonLd;

/// <summary>How JSON-LD is read, and refused, beyond what the W3C suite holds.</summary>
public sealed class JsonLdReaderTests
{
    [Theory]
    [InlineData("{\n  \"http://e/p\": {\"@value\": 1, \"@id\": \"http://e/x\"}\n}", "invalid value object", 2, 17)]
    [InlineData("{\"@context\": {\"a\": \"b:c\", \"b\": \"a:d\"}, \"a\": 1}", "cyclic IRI mapping", 1, 14)]
    [InlineData("{\"@context\": {\"a\": {\"@id\": \"http://e/a\", \"@container\": \"@odd\"}}}", "invalid container mapping", 1, 20)]
    [InlineData("{\"@context\": {\"a\": {\"@id\": \"http://e/a\", \"@type\": \"\"}}}", "invalid type mapping", 1, 20)]
    public void An_error_says_its_code_and_place(string text, string code, long line, long column)
    {
        var error = Assert.Throws<RdfSyntaxException>(() => Read(text));
        Assert.StartsWith(code + ":", error.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (error.Line, error.Column));
    }

    [Theory]
    [InlineData("{\"a\": \"\\ud800\"}")]
    [InlineData("{\"\\udc00\": 1}")]
    [InlineData("{\"a\": 1, \"a\": 2}")]
    [InlineData("{\"a\": 1}}")]
    [InlineData("{\"a\": [1,]}")]
    [InlineData("")]
    public void What_is_no_JSON_is_refused_with_its_place(string text)
    {
        var error = Assert.Throws<RdfSyntaxException>(() => Read(text));
        Assert.True(error.Line > 0 && error.Column > 0);
    }

    [Fact]
    public void An_unknown_context_names_the_command_that_adds_it()
    {
        var error = Assert.Throws<RdfSyntaxException>(() => Read("""{"@context": "https://example.org/context.jsonld", "a": 1}"""));
        Assert.StartsWith("loading remote context failed:", error.Message, StringComparison.Ordinal);
        Assert.Contains("civic import context FILE --iri https://example.org/context.jsonld", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_known_context_is_taken_from_the_options_once()
    {
        int asked = 0;
        var options = new RdfReadOptions
        {
            Base = "http://e/doc",
            Contexts = iri =>
            {
                asked++;
                return iri == "http://e/c" ? """{"@context": {"p": {"@id": "http://e/p", "@type": "@id"}}}"""u8.ToArray() : null;
            },
        };
        Dataset data = Read("""[{"@context": "c", "@id": "s", "p": "o"}, {"@context": "http://e/c", "@id": "t", "p": "o"}]""", options);
        Assert.Equal(1, asked);
        Assert.Contains(new Quad(new Iri("http://e/t"), new Iri("http://e/p"), new Iri("http://e/o")), data);
        Assert.Equal(2, data.Count);
    }

    [Fact]
    public void A_term_that_looks_like_another_address_is_reported_by_a_lenient_read()
    {
        const string Text = """{"@context": {"Xsd:date": "http://www.w3.org/2001/XMLSchema#date", "p": {"@id": "http://e/p", "@type": "Xsd:date"}}, "p": "2024-01-01"}""";
        Assert.StartsWith("invalid IRI mapping:", Assert.Throws<RdfSyntaxException>(() => Read(Text)).Message, StringComparison.Ordinal);
        var reports = new List<RdfSyntaxException>();
        Dataset data = Read(Text, new RdfReadOptions { Lenient = true, Report = reports.Add });
        Assert.Equal((1L, 14L), (Assert.Single(reports).Line, reports[0].Column));
        Assert.Equal("http://www.w3.org/2001/XMLSchema#date", ((Literal)Assert.Single(data).Object).Datatype.Value);
    }

    [Fact]
    public void Contexts_that_lead_to_one_another_end_in_an_error()
    {
        var options = new RdfReadOptions { Contexts = iri => Encoding.UTF8.GetBytes($$"""{"@context": "{{iri}}"}""") };
        var error = Assert.Throws<RdfSyntaxException>(() => Read("""{"@context": "http://e/a"}""", options));
        Assert.StartsWith("context overflow:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_over_the_limit_is_refused() =>
        Assert.Throws<RdfSyntaxException>(() => Read("[" + new string(' ', 1_000) + "]", new RdfReadOptions { MaxDocumentBytes = 1_000 }));

    [Fact]
    public void A_context_of_many_terms_and_many_nodes_is_read_soon()
    {
        var text = new StringBuilder("{\"@context\": {\"T\": {\"@id\": \"http://e/T\", \"@context\": {");
        text.AppendJoin(',', Enumerable.Range(0, 5_000).Select(i => $"\"t{i}\": \"http://e/t{i}\"")).Append("}}}, \"@graph\": [");
        text.AppendJoin(',', Enumerable.Range(0, 5_000).Select(i => $"{{\"@type\": \"T\", \"t{i}\": 1}}")).Append("]}");
        var clock = Stopwatch.StartNew();
        Assert.Equal(10_000, Read(text.ToString()).Count);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), clock.Elapsed.ToString());
    }

    [Fact]
    public void Numbers_keep_their_value()
    {
        Dataset data = Read("""{"http://e/p": [1, -0, 1.0, 12345678901234567890, 5.3, 1e21, {"@value": 4, "@type": "http://www.w3.org/2001/XMLSchema#double"}]}""");
        Assert.Equal(["\"1\"", "\"0\"", "\"12345678901234567890\"", "\"5.3E0\"", "\"1.0E21\"", "\"4.0E0\""], data.Select(q => q.Object.ToString().Split("^^")[0]));
    }

    [Fact]
    public void Json_literals_have_their_one_canonical_form()
    {
        Dataset data = Read("""{"http://e/p": {"@type": "@json", "@value": {"z": [1.0, 1e-7, 1E21, 0.5, -0.0], "a": "\u20ac\u000f\"", "\ud83d\ude00": null}}}""");
        Assert.Equal("{\"a\":\"\u20ac\\u000f\\\"\",\"z\":[1,1e-7,1e+21,0.5,0],\"\ud83d\ude00\":null}", ((Literal)data.Single().Object).Lexical);
    }

    [Fact]
    public void Expansion_of_what_the_writer_gave_holds_the_same_data()
    {
        using var output = new MemoryStream();
        using IRdfWriter writer = RdfFormat.JsonLd.OpenWriter(output, new RdfWriteOptions { Pretty = true, Prefixes = [new("e", "http://e/")] });
        const string Turtle = "@prefix e: <http://e/> . e:s e:p ( ( 1 ) ( ) \"x\"@de ) ; a [ e:q e:r ] , e:T ; e:q [ ] , _:b . _:b e:p _:b .";
        RdfFormat.Turtle.Read(new MemoryStream(Encoding.UTF8.GetBytes(Turtle)), writer);
        writer.Complete();
        var expected = new Dataset();
        RdfFormat.Turtle.Read(new MemoryStream(Encoding.UTF8.GetBytes(Turtle)), expected);
        string text = Encoding.UTF8.GetString(output.ToArray());
        Assert.True(GraphIsomorphism.AreIsomorphic(expected, Read(text)), text);
    }

    private static Dataset Read(string text, RdfReadOptions? options = null)
    {
        var data = new Dataset();
        RdfFormat.JsonLd.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), data, options);
        return data;
    }
}
