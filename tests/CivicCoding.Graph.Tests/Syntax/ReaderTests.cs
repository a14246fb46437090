using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Canonicalization;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Syntax;

public sealed class ReaderTests
{
    private const string Xml = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:e='http://e/'>\n";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void A_document_reads_the_same_however_the_stream_cuts_it(int step)
    {
        foreach ((RdfFormat format, string text) in SeedDocuments.All)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            Dataset whole = Read(format, new MemoryStream(bytes));
            Dataset cut = Read(format, new DrippingStream(bytes, step));
            Assert.NotEmpty(whole);
            Assert.Equal(whole.Select(q => q.ToString()), cut.Select(q => q.ToString()));
        }
    }

    [Fact]
    public void Terms_longer_than_the_window_read_whole()
    {
        string longText = new('x', 200_000);
        string iri = "http://e/" + longText;
        foreach (string format in new[] { "ntriples", "nquads", "turtle", "trig" })
        {
            Dataset got = Read(RdfFormat.FromName(format)!, Stream($"<{iri}> <http://e/p> \"{longText}\\u0041\" .\n_:{longText} <http://e/p> \"a\"@de .\n"));
            Assert.Contains(new Quad(new Iri(iri), new Iri("http://e/p"), new Literal(longText + "A")), got);
            Assert.Contains(got, q => q.Subject is BlankNode b && b.Label == longText);
        }

        Assert.Contains(Read(RdfFormat.RdfXml, Stream($"{Xml}<e:T><e:p>{longText}</e:p></e:T></rdf:RDF>")), q => q.Object is Literal l && l.Lexical == longText);
        Assert.Contains(Read(RdfFormat.Turtle, Stream($"@prefix e: <http://e/> . e:{longText} a e:T .")), q => q.Subject is Iri i && i.Value == iri);
    }

    [Theory]
    [InlineData("ntriples", "<http://e/s> <http://e/p> <http://e/o> .\n<http://e/s> <http://e/p> \"ü\\x\" .\n", 2, 29)]
    [InlineData("ntriples", "<http://e/s> <http://e/p> <rel> .\n", 1, 28)]
    [InlineData("ntriples", "\r\n\r<http://e/s> <http://e/p> .", 3, 27)]
    [InlineData("nquads", "<http://e/s> <http://e/p> \"a\"@toolonglanguage .", 1, 31)]
    [InlineData("turtle", "@prefix e: <http://e/> .\n\n  e:s e:p x:y .", 3, 11)]
    [InlineData("turtle", "@prefix e: <http://e/> .\ne:s e:p \"ab\ncd\" .", 2, 12)]
    [InlineData("turtle", "<http://e/s> <http://e/p> \"\"\"abc\n\n", 1, 27)]
    [InlineData("turtle", "# é\n<http://e/é> <http://e/a b> 1 .", 2, 25)]
    [InlineData("trig", "<http://e/g> { <http://e/s> <http://e/p> 1 \n", 2, 1)]
    [InlineData("rdfxml", Xml + "<e:T><e:p></e:q></e:T></rdf:RDF>", 2, 13)]
    [InlineData("rdfxml", Xml + "<e:T rdf:nodeID='1'/></rdf:RDF>", 2, 6)]
    [InlineData("rdfxml", Xml + "<e:T><e:p>1</e:p\n>4/e:T>\n</rdf:RDF>", 3, 2)]
    public void An_error_names_its_line_and_column(string format, string text, int line, int column)
    {
        var error = Assert.Throws<RdfSyntaxException>(() => Read(RdfFormat.FromName(format)!, Stream(text)));
        Assert.Equal((line, column), (error.Line, error.Column));
        var dripping = Assert.Throws<RdfSyntaxException>(() => Read(RdfFormat.FromName(format)!, new DrippingStream(Encoding.UTF8.GetBytes(text), 1)));
        Assert.Equal((line, column), (dripping.Line, dripping.Column));
    }

    [Fact]
    public void Invalid_UTF_8_is_refused_where_it_stands()
    {
        byte[] line = Encoding.UTF8.GetBytes("<http://e/s> <http://e/p> \"ü\" .\n");
        foreach (string format in new[] { "ntriples", "nquads", "turtle", "trig" })
        {
            foreach (byte[] wrong in new byte[][] { [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82] })
            {
                byte[] bytes = [.. Enumerable.Repeat(line, 5_000).SelectMany(b => b), .. line.AsSpan(0, 27), .. wrong, .. "\" .\n"u8];
                var error = Assert.Throws<RdfSyntaxException>(() => Read(RdfFormat.FromName(format)!, new MemoryStream(bytes)));
                Assert.Equal((5_001L, 28L), (error.Line, error.Column));
            }
        }
    }

    [Theory]
    [InlineData("rdfxml", Xml + "<e:T><e:p>", "</e:p></e:T></rdf:RDF>")]
    [InlineData("jsonld", "[\n{\"http://e/p\":\"", "\"}]")]
    [InlineData("jsonld", "{\n\"http://e/p\":\"", "\"}")]
    public void Invalid_UTF_8_in_a_tree_syntax_is_refused_on_its_line(string format, string head, string tail)
    {
        foreach (byte[] wrong in new byte[][] { [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82] })
        {
            byte[] bytes = [.. Encoding.UTF8.GetBytes(head), .. wrong, .. Encoding.UTF8.GetBytes(tail)];
            Refused(() => Read(RdfFormat.FromName(format)!, new MemoryStream(bytes)));
        }
    }

    [Theory]
    [InlineData("ntriples", "<http://e/s> <http://e/p> \"\\uD800\" .")]
    [InlineData("nquads", "<http://e/s> <http://e/p> \"\\uDC00\\uD800\" .")]
    [InlineData("turtle", "<http://e/s> <http://e/p> '\\uD83D' .")]
    [InlineData("trig", "<http://e/\\uD800> <http://e/p> 1 .")]
    [InlineData("rdfxml", Xml + "<e:T><e:p>&#xD800;</e:p></e:T></rdf:RDF>")]
    [InlineData("jsonld", "{\"http://e/p\":\"\\uD800\"}")]
    [InlineData("jsonld", "[{\"http://e/p\":\"\\uDC00\\uD800\"}]")]
    public void Half_a_surrogate_pair_is_refused(string format, string text) => Refused(() => Read(RdfFormat.FromName(format)!, Stream(text)));

    [Fact]
    public void Made_up_labels_never_meet_the_document_s_own()
    {
        Dataset turtle = Read(RdfFormat.Turtle, Stream("@prefix e: <http://e/> . [] e:p 1 . _:anon0 e:p 2 . [] e:p 3 . _:anon1 e:p 4 . _:anonx1 e:p 5 ."));
        Assert.Equal(5, turtle.Select(q => q.Subject).Distinct().Count());
        Dataset xml = Read(RdfFormat.RdfXml, Stream(Xml + "<e:T/><e:T rdf:nodeID='anon0'/><e:T rdf:nodeID='anon1'/><e:T/></rdf:RDF>"));
        Assert.Equal(4, xml.Select(q => q.Subject).Distinct().Count());
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over() =>
        Assert.Single(Read(RdfFormat.NTriples, new MemoryStream([0xEF, 0xBB, 0xBF, .. "<http://e/s> <http://e/p> 'x' ."u8.ToArray().Select(b => b == (byte)'\'' ? (byte)'"' : b)])));

    [Fact]
    public void XML_literals_are_canonical()
    {
        Dataset got = Read(RdfFormat.RdfXml, Stream("""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/" xmlns="http://d/" xmlns:u="http://unused/">
            <e:T><e:p rdf:parseType="Literal"><a z='1' e:b="&quot;&#9;" a="&lt;&gt;"><e:c xmlns="http://f/"><d/></e:c></a>&gt;&#13;<?pi x?><!-- c --></e:p></e:T>
            </rdf:RDF>
            """));
        Assert.Contains(got, q => q.Object is Literal l && l.Lexical == "<a xmlns=\"http://d/\" xmlns:e=\"http://e/\" a=\"&lt;>\" z=\"1\" e:b=\"&quot;&#x9;\"><e:c><d xmlns=\"http://f/\"></d></e:c></a>&gt;&#xD;<?pi x?><!-- c -->");
    }

    [Fact]
    public void The_line_readers_and_Turtle_allocate_nothing_for_a_statement()
    {
        foreach ((string format, string line) in new[] { ("ntriples", "<http://e/s> <http://e/p> \"a\\nb\"@de .\n"), ("nquads", "_:a <http://e/p> \"1\"^^<http://e/d> <http://e/g> .\n"), ("turtle", "<http://e/s> <http://e/p> 1 , true , \"x\\n\"@de , [ <http://e/q> ( 1 2 ) ] .\n") })
        {
            byte[] few = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(line, 1_000)));
            byte[] many = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(line, 20_000)));
            RdfFormat syntax = RdfFormat.FromName(format)!;
            Allocated(syntax, few);
            Assert.InRange(Allocated(syntax, many) - Allocated(syntax, few), -10_000, 10_000);
        }
    }

    [Fact]
    public void RDF_XML_allocates_nothing_for_a_statement()
    {
        const string Item = "<rdf:Description rdf:about=\"s\" e:a='&e;1 &#10;'>\r\n<e:p xml:lang='de'>text &amp; é</e:p><e:q rdf:resource='&e;o'/><e:r><e:T rdf:nodeID='n'/></e:r><e:d rdf:datatype='&e;d'>1</e:d></rdf:Description>\n";
        string head = "<!DOCTYPE rdf:RDF [<!ENTITY e 'http://e/'>]>" + Xml.Replace("xmlns:e", "xml:base='http://e/' xmlns:e", StringComparison.Ordinal);
        byte[] few = Encoding.UTF8.GetBytes(head + string.Concat(Enumerable.Repeat(Item, 1_000)) + "</rdf:RDF>");
        byte[] many = Encoding.UTF8.GetBytes(head + string.Concat(Enumerable.Repeat(Item, 20_000)) + "</rdf:RDF>");
        Allocated(RdfFormat.RdfXml, few);
        Assert.InRange(Allocated(RdfFormat.RdfXml, many) - Allocated(RdfFormat.RdfXml, few), -10_000, 10_000);
    }

    [Theory]
    [InlineData("turtle", "<http://e/s> <http://e/p> ", "[ <http://e/p> ", "")]
    [InlineData("turtle", "<http://e/s> <http://e/p> ", "( ", "")]
    [InlineData("turtle", "", "[ <http://e/p> ", "")]
    [InlineData("turtle", "", "(", "")]
    [InlineData("trig", "<http://e/g> { ", "[ <http://e/p> ( ", "")]
    [InlineData("rdfxml", Xml, "<e:T><e:p>", "")]
    [InlineData("rdfxml", Xml + "<e:T><e:p rdf:parseType='Literal'>", "<a>", "")]
    [InlineData("rdfxml", Xml + "<e:T>", "<e:p rdf:parseType='Resource'>", "")]
    [InlineData("jsonld", "", "[", "")]
    [InlineData("jsonld", "{\"http://e/p\":1,\"@graph\":", "[", "")]
    [InlineData("jsonld", "[{\"http://e/p\":", "{\"@list\":[", "")]
    [InlineData("jsonld", "", "{\"http://e/p\":", "")]
    [InlineData("jsonld", "{\"@context\":", "{\"p\":{\"@id\":\"http://e/p\",\"@context\":", "")]
    public void Deep_nesting_ends_in_an_error_in_little_memory(string format, string start, string nested, string end)
    {
        string text = start + string.Concat(Enumerable.Repeat(nested, 100_000)) + end;
        Refused(() => Read(RdfFormat.FromName(format)!, Stream(text)));
        Refused(() => Read(RdfFormat.FromName(format)!, Stream(text), new RdfReadOptions { MaxDepth = int.MaxValue }));
    }

    [Theory]
    [InlineData("ntriples", "<http://e/s> <http://e/p> \"")]
    [InlineData("nquads", "<http://e/")]
    [InlineData("turtle", "<http://e/s> <http://e/p> \"")]
    [InlineData("turtle", "<http://e/s> <http://e/p> '''")]
    [InlineData("turtle", "<http://e/")]
    [InlineData("turtle", "@prefix e")]
    [InlineData("turtle", "<http://e/s> <http://e/p> _:b")]
    [InlineData("turtle", "<http://e/s> <http://e/p> 1")]
    [InlineData("rdfxml", Xml + "<e:T><e:p>")]
    [InlineData("rdfxml", Xml + "<e:T e:a='")]
    [InlineData("rdfxml", Xml + "<!--")]
    [InlineData("rdfxml", Xml + "<e:T><e:p rdf:parseType='Literal'>")]
    [InlineData("jsonld", "[{\"http://e/p\":\"")]
    [InlineData("jsonld", "{\"http://e/p\":\"")]
    [InlineData("jsonld", "{\"@context\":{\"")]
    [InlineData("jsonld", "{\"@graph\":[{\"http://e/p\":")]
    public void An_endless_term_ends_in_an_error_in_little_memory(string format, string start) =>
        Refused(() => Read(RdfFormat.FromName(format)!, new EndlessStream(Encoding.UTF8.GetBytes(start), (byte)'1'), new RdfReadOptions { MaxTermBytes = 4 << 20 }));

    [Fact]
    public void Entity_bombs_end_in_an_error_in_little_memory()
    {
        var bomb = new StringBuilder("<!DOCTYPE rdf:RDF [<!ENTITY a0 \"xxxxxxxxxx\">");
        for (int i = 1; i < 12; i++)
        {
            bomb.Append($"<!ENTITY a{i} \"{string.Concat(Enumerable.Repeat($"&a{i - 1};", 10))}\">");
        }

        Refused(() => Read(RdfFormat.RdfXml, Stream($"{bomb}]>{Xml}<e:T><e:p>&a11;</e:p></e:T></rdf:RDF>")));
        string big = new('x', 100_000);
        Refused(() => Read(RdfFormat.RdfXml, Stream($"<!DOCTYPE rdf:RDF [<!ENTITY a \"{big}\">]>{Xml}<e:T><e:p>{string.Concat(Enumerable.Repeat("&a;", 10_000))}</e:p></e:T></rdf:RDF>")));
    }

    [Theory]
    [InlineData("<!DOCTYPE rdf:RDF [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>")]
    [InlineData("<!DOCTYPE rdf:RDF [<!ENTITY x SYSTEM \"http://127.0.0.1:9/x\">]>")]
    [InlineData("<!DOCTYPE rdf:RDF SYSTEM \"file:///etc/hostname\" [<!ENTITY % p SYSTEM \"file:///etc/hostname\"> %p; <!ENTITY x \"\">]>")]
    public void External_entities_are_never_fetched(string doctype)
    {
        var error = Assert.Throws<RdfSyntaxException>(() => Read(RdfFormat.RdfXml, Stream($"{doctype}{Xml}<e:T><e:p>&x;</e:p></e:T></rdf:RDF>")));
        Assert.Contains("never fetched", error.Message, StringComparison.Ordinal);
        Assert.True(error.Line > 0 && error.Column > 0);
    }

    [Fact]
    public void An_external_document_type_that_nothing_refers_to_is_passed_over() =>
        Assert.Single(Read(RdfFormat.RdfXml, Stream($"<!DOCTYPE rdf:RDF PUBLIC \"-//X//Y\" \"http://127.0.0.1:9/x\" [<!ENTITY x SYSTEM \"http://127.0.0.1:9/x\">]>{Xml}<e:T/></rdf:RDF>")));

    [Fact]
    public void More_rdf_IDs_than_the_limit_are_refused()
    {
        string text = Xml + string.Concat(Enumerable.Range(0, 20).Select(i => $"<e:T rdf:ID='i{i}'/>")) + "</rdf:RDF>";
        var options = new RdfReadOptions { Base = "http://e/", MaxIdentifiers = 10 };
        Assert.Throws<RdfSyntaxException>(() => Read(RdfFormat.RdfXml, Stream(text), options));
    }

    [Fact]
    public void More_names_in_RDF_XML_than_the_limit_are_refused()
    {
        string text = Xml + string.Concat(Enumerable.Range(0, 40).Select(i => $"<e:T{i}/>")) + "</rdf:RDF>";
        Assert.Throws<RdfSyntaxException>(() => Read(RdfFormat.RdfXml, Stream(text), new RdfReadOptions { Base = "http://e/", MaxIdentifiers = 30 }));
    }

    [Fact]
    public void More_odd_blank_labels_in_JSON_LD_than_the_limit_are_refused()
    {
        string text = "[" + string.Join(',', Enumerable.Range(0, 20).Select(i => $"{{\"@id\":\"_:odd label {i}\",\"http://e/p\":1}}")) + "]";
        Assert.Equal(20, Read(RdfFormat.JsonLd, Stream(text)).Select(q => q.Subject).Distinct().Count());
        Assert.Throws<RdfSyntaxException>(() => Read(RdfFormat.JsonLd, Stream(text), new RdfReadOptions { MaxIdentifiers = 10 }));
    }

    private static void Refused(Action read)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<RdfSyntaxException>(read);
        Assert.True(error.Line > 0 && error.Column > 0, error.Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200 << 20);
    }

    private static long Allocated(RdfFormat format, byte[] bytes)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        format.Read(new MemoryStream(bytes), new NullSink());
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private static Dataset Read(RdfFormat format, Stream stream, RdfReadOptions? options = null)
    {
        var dataset = new Dataset();
        format.Read(stream, dataset, options, TestContext.Current.CancellationToken);
        return dataset;
    }

    private sealed class NullSink : IQuadSink
    {
        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
        {
        }
    }

    private sealed class EndlessStream(byte[] start, byte then) : Stream
    {
        private int _given;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_given < start.Length)
            {
                int some = Math.Min(count, start.Length - _given);
                start.AsSpan(_given, some).CopyTo(buffer.AsSpan(offset));
                _given += some;
                return some;
            }

            buffer.AsSpan(offset, count).Fill(then);
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
