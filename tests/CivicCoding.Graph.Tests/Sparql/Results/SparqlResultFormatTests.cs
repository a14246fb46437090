using System.Buffers;
using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Results;
using CsCheck;

namespace CivicCoding.Graph.Tests.Sparql.Results;

public sealed class SparqlResultFormatTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Among("", "a", "a,b", "\"quoted\"", "line\r\nend", "tab\tstop", "back\\slash", "<&>'", "\u00e4\u00f6\ud83d\ude00", "_x", " blank ", "\u0085\u2028"),
        Gen.String[Gen.Char[' ', '\u00ff'], 0, 12]);

    private static readonly Gen<Term?> AnyTerm = Gen.OneOf(
        Gen.Const((Term?)null),
        Gen.Int[0, 99].Select(i => (Term?)new Iri($"http://example.org/{i}?a=b&c=d")),
        Gen.Int[0, 99].Select(i => (Term?)new BlankNode($"b{i}")),
        Text.Select(t => (Term?)new Literal(t)),
        Text.Select(t => (Term?)new Literal(t, "de-CH")),
        Among("1", "+1", "1.0", "1.", "1e3", "x", "-0.5").Select(t => (Term?)new Literal(t, new Iri(WellKnown.XsdNamespace + "integer"))),
        Among("1", "1.0", "1.", ".5", "1e3", "INF").Select(t => (Term?)new Literal(t, new Iri(WellKnown.XsdNamespace + "decimal"))),
        Among("1", "1.0", "1e3", "INF", "NaN").Select(t => (Term?)new Literal(t, new Iri(WellKnown.XsdNamespace + "double"))),
        Text.Select(t => (Term?)new Literal(t, new Iri("http://example.org/type"))));

    public static TheoryData<string> LosslessFormats => ["json", "xml", "tsv"];

    [Theory]
    [MemberData(nameof(LosslessFormats))]
    public void Solutions_come_back_as_they_were_written(string name)
    {
        SparqlResultFormat format = SparqlResultFormat.FromName(name)!;
        AnyTerm.Array[3].Array[0, 8].Sample(rows =>
        {
            var table = new SolutionTable(["a", "b", "c"]);
            foreach (Term?[] row in rows)
            {
                table.Add(row);
            }

            SolutionTable read = format.Read(new MemoryStream(Encoding.UTF8.GetBytes(Write(format, table)))).Solutions!;
            Assert.Equal(table.Variables, read.Variables);
            Assert.Equal(rows, Enumerable.Range(0, read.Count).Select(i => read[i].ToArray()));
        });
    }

    [Theory]
    [InlineData("json", "{\"head\":{\"vars\":[\"a\",\"b\",\"c\"]},\"results\":{\"bindings\":[\n{\"a\":{\"type\":\"uri\",\"value\":\"http://e/\"},\"c\":{\"type\":\"literal\",\"value\":\"x\\\"\\n\\u0001\",\"xml:lang\":\"en\"}},\n{\"b\":{\"type\":\"bnode\",\"value\":\"n\"},\"c\":{\"type\":\"literal\",\"value\":\"1\",\"datatype\":\"http://www.w3.org/2001/XMLSchema#integer\"}}\n]}}\n")]
    [InlineData("csv", "a,b,c\r\nhttp://e/,,\"x\"\"\n\u0001\"\r\n,_:n,1\r\n")]
    [InlineData("tsv", "?a\t?b\t?c\n<http://e/>\t\t\"x\\\"\\n\u0001\"@en\n\t_:n\t1\n")]
    [InlineData("xml", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\">\n<head><variable name=\"a\"/><variable name=\"b\"/><variable name=\"c\"/></head>\n<results>\n<result><binding name=\"a\"><uri>http://e/</uri></binding><binding name=\"c\"><literal xml:lang=\"en\">x&quot;&#xA;\uFFFD</literal></binding></result>\n<result><binding name=\"b\"><bnode>n</bnode></binding><binding name=\"c\"><literal datatype=\"http://www.w3.org/2001/XMLSchema#integer\">1</literal></binding></result>\n</results>\n</sparql>\n")]
    public void A_document_has_the_form_of_its_specification(string name, string expected)
    {
        var table = new SolutionTable(["a", "b", "c"]);
        table.Add([new Iri("http://e/"), null, new Literal("x\"\n\u0001", "en")]);
        table.Add([null, new BlankNode("n"), new Literal("1", new Iri(WellKnown.XsdNamespace + "integer"))]);
        Assert.Equal(expected, Write(SparqlResultFormat.FromName(name)!, table));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("xml")]
    public void A_boolean_comes_back(string name)
    {
        SparqlResultFormat format = SparqlResultFormat.FromName(name)!;
        var buffer = new ArrayBufferWriter<byte>();
        format.WriteBoolean(true, buffer);
        Assert.True(format.Read(new MemoryStream(buffer.WrittenSpan.ToArray())).Boolean);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("xml")]
    public void A_document_that_an_error_cut_does_not_read(string name) => Assert.Throws<FormatException>(() => SparqlResultFormat.FromName(name)!.Read(new MemoryStream(WriteFailing(name))));

    [Theory]
    [InlineData("csv")]
    [InlineData("tsv")]
    public void A_line_document_that_an_error_cut_has_no_last_line_end(string name) => Assert.NotEqual((byte)'\n', WriteFailing(name)[^1]);

    [Fact]
    public void A_step_writes_about_as_many_bytes_as_asked()
    {
        var table = new SolutionTable(["a"]);
        for (int i = 0; i < 1000; i++)
        {
            table.Add([new Literal("0123456789")]);
        }

        var buffer = new ArrayBufferWriter<byte>();
        SolutionWriter writer = SparqlResultFormat.Json.OpenWriter(buffer, table.Variables);
        Assert.False(writer.WriteStep(table, 1000));
        Assert.InRange(buffer.WrittenCount, 1000, 1100);
        while (!writer.WriteStep(table, 1000))
        {
        }

        Assert.Equal(1000, writer.Solutions);
        Assert.Equal(1000, SparqlResultFormat.Json.Read(new MemoryStream(buffer.WrittenSpan.ToArray())).Solutions!.Count);
    }

    [Fact]
    public void A_document_longer_than_allowed_is_refused() =>
        Assert.Throws<FormatException>(() => SparqlResultFormat.Csv.Read(new MemoryStream(new byte[2000]), maxBytes: 1000, cancellation: TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("application/sparql-results+json", "json")]
    [InlineData("application/sparql-results+xml; charset=utf-8", "xml")]
    [InlineData("TEXT/CSV", "csv")]
    [InlineData("text/tab-separated-values", "tsv")]
    public void A_media_type_names_its_format(string mediaType, string name) => Assert.Equal(name, SparqlResultFormat.FromMediaType(mediaType)?.Name);

    private static string Write(SparqlResultFormat format, SolutionReader reader)
    {
        var stream = new MemoryStream();
        format.Write(reader, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static Gen<string> Among(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static byte[] WriteFailing(string name)
    {
        var buffer = new ArrayBufferWriter<byte>();
        SolutionWriter writer = SparqlResultFormat.FromName(name)!.OpenWriter(buffer, ["a"]);
        var reader = new FailingReader();
        Assert.False(writer.WriteStep(reader, 10));
        Assert.Throws<QueryBudgetExceededException>(() => writer.WriteStep(reader, 100_000));
        return buffer.WrittenSpan.ToArray();
    }

    private sealed class FailingReader : SolutionReader
    {
        private int _rows;

        public override IReadOnlyList<string> Variables { get; } = ["a"];

        public override bool MoveNext() => ++_rows <= 5 ? true : throw new QueryBudgetExceededException("Out of time.", QueryBudgetKind.Time);

        public override TermSpan Get(int column, TermScratch scratch) => new(TermKind.Literal, "text"u8);

        public override void Dispose()
        {
        }
    }
}
