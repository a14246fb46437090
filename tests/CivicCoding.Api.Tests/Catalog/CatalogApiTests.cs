using System.Globalization;
using System.IO.Compression;
using System.Net;
using CivicCoding.Api.Tests.Hosting;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Tests.Catalog;

[Collection(NetworkCollection.Name)]
public sealed class CatalogApiTests(NetworkServer network)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/catalog.ttl", "text/turtle")]
    [InlineData("/catalog.rdf", "application/rdf+xml")]
    [InlineData("/catalog.nt", "application/n-triples")]
    [InlineData("/catalog.ttl?profile=schema-org", "text/turtle")]
    [InlineData("/catalog.ttl?profile=dcat-ap-de", "text/turtle")]
    [InlineData("/.well-known/void", "text/turtle")]
    public async Task Each_address_answers_in_its_syntax_and_reads_again(string address, string type)
    {
        using HttpResponseMessage answer = await network.Client.GetAsync(address, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        var read = new Dataset();
        RdfFormat.FromMediaType(type)!.Read(await answer.Content.ReadAsStreamAsync(Cancellation), read, new RdfReadOptions { Base = "http://h/" }, Cancellation);
        Assert.True(read.Count > 100, read.Count.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Every_page_follows_from_the_first_until_the_last()
    {
        string? next = "/catalog.ttl";
        var datasets = new HashSet<Term>();
        int total = -1;
        for (int i = 0; next is not null && i < 50; i++)
        {
            using HttpResponseMessage answer = await network.Client.GetAsync(next, Cancellation);
            var page = new Dataset();
            RdfFormat.Turtle.Read(await answer.Content.ReadAsStreamAsync(Cancellation), page, cancellation: Cancellation);
            datasets.UnionWith(page.Match(predicate: new Iri("http://www.w3.org/ns/dcat#dataset")).Select(q => q.Object));
            total = int.Parse(((Literal)page.Match(predicate: new Iri("http://www.w3.org/ns/hydra/core#totalItems")).Single().Object).Lexical, CultureInfo.InvariantCulture);
            next = (page.Match(predicate: new Iri("http://www.w3.org/ns/hydra/core#next")).SingleOrDefault().Object as Iri)?.Value;
        }

        Assert.True(total > 100);
        Assert.Equal(total, datasets.Count);
    }

    [Fact]
    public async Task An_unchanged_page_is_not_sent_again()
    {
        using HttpResponseMessage first = await network.Client.GetAsync("/catalog.ttl?page=2", Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/catalog.ttl?page=2");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using HttpResponseMessage second = await network.Client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        using HttpResponseMessage head = await network.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/catalog.ttl?page=2"), Cancellation);
        Assert.Equal(first.Headers.ETag, head.Headers.ETag);
        Assert.Equal(first.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("/catalog.ttl?page=999", HttpStatusCode.NotFound)]
    [InlineData("/catalog.ttl?page=0", HttpStatusCode.NotFound)]
    [InlineData("/catalog.ttl?page=x", HttpStatusCode.BadRequest)]
    [InlineData("/catalog.ttl?profile=unknown", HttpStatusCode.BadRequest)]
    [InlineData("/catalog.ttl?modified_since=gestern", HttpStatusCode.BadRequest)]
    public async Task Bad_questions_get_a_problem(string address, HttpStatusCode status)
    {
        using HttpResponseMessage answer = await network.Client.GetAsync(address, Cancellation);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_catalogue_negotiates_and_sends_people_to_the_list()
    {
        using var xml = new HttpRequestMessage(HttpMethod.Get, "/catalog");
        xml.Headers.Accept.ParseAdd("application/rdf+xml");
        using HttpResponseMessage answer = await network.Client.SendAsync(xml, Cancellation);
        Assert.Equal("application/rdf+xml", answer.Content.Headers.ContentType!.MediaType);
        using var html = new HttpRequestMessage(HttpMethod.Get, "/catalog");
        html.Headers.Accept.ParseAdd("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");
        using HttpResponseMessage page = await network.Client.SendAsync(html, Cancellation);
        Assert.Equal(HttpStatusCode.SeeOther, page.StatusCode);
        using var odd = new HttpRequestMessage(HttpMethod.Get, "/catalog");
        odd.Headers.Accept.ParseAdd("image/png");
        using HttpResponseMessage refused = await network.Client.SendAsync(odd, Cancellation);
        Assert.Equal(HttpStatusCode.NotAcceptable, refused.StatusCode);
    }

    [Fact]
    public async Task The_dump_unpacks_to_every_public_quad()
    {
        await using Stream packed = await network.Client.GetStreamAsync("/dump.nq.gz", Cancellation);
        await using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        var counting = new Counter();
        RdfFormat.NQuads.Read(unpacked, counting, cancellation: Cancellation);
        string count = await network.Client.GetStringAsync("/sparql?format=csv&query=" + Uri.EscapeDataString("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"), Cancellation);
        Assert.Equal(int.Parse(count.Split('\n')[1], CultureInfo.InvariantCulture), counting.Quads);
    }

    private sealed class Counter : IQuadSink
    {
        public int Quads { get; private set; }

        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) => Quads++;
    }
}
