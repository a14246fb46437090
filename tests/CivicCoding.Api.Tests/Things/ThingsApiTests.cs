using System.Net;
using System.Text.Json;
using CivicCoding.Api.Tests.Hosting;

namespace CivicCoding.Api.Tests.Things;

[Collection(NetworkCollection.Name)]
public sealed class ThingsApiTests(NetworkServer network)
{
    [Theory]
    [InlineData("text/html", "/projects/kiebids")]
    [InlineData("text/turtle", "/projects/kiebids.ttl")]
    [InlineData("application/rdf+xml", "/projects/kiebids.rdf")]
    [InlineData("application/n-triples", "/projects/kiebids.nt")]
    public async Task The_thing_leads_to_its_page_or_document(string accept, string location)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/id/projects/kiebids");
        request.Headers.Add("Accept", accept);
        using HttpResponseMessage answer = await network.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(location, answer.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await network.Client.GetAsync(location, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("/id/projects/no-such")]
    [InlineData("/id/unknown/kiebids")]
    [InlineData("/projects/no-such.ttl")]
    [InlineData("/api/v1/projects/no-such")]
    [InlineData("/api/v1/projects/no-such/partners")]
    [InlineData("/api/v1/projects?iri=urn:x:nope")]
    public async Task What_is_unknown_is_a_404_problem(string address)
    {
        using HttpResponseMessage answer = await network.Client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_list_is_followed_to_its_end_by_its_cursor()
    {
        HashSet<string> seen = [];
        string? cursor = null;
        long total = 0;
        do
        {
            using JsonDocument page = JsonDocument.Parse(await network.Client.GetStringAsync("/api/v1/communities?take=20" + (cursor is null ? "" : "&cursor=" + cursor), TestContext.Current.CancellationToken));
            total = page.RootElement.GetProperty("total").GetInt64();
            Assert.All(page.RootElement.GetProperty("items").EnumerateArray(), i => Assert.True(seen.Add(i.GetProperty("id").GetString()!)));
            cursor = page.RootElement.GetProperty("next").GetString();
        }
        while (cursor is not null);
        Assert.Equal(total, seen.Count);
    }

    [Theory]
    [InlineData("/api/v1/projects?take=0")]
    [InlineData("/api/v1/projects?take=x")]
    [InlineData("/api/v1/projects?cursor=zzz")]
    [InlineData("/api/v1/projects/kiebids/partners?take=1000")]
    public async Task Wrong_numbers_are_400(string address) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await network.Client.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode);

    [Fact]
    public async Task Robots_and_sitemap_lead_to_pages()
    {
        Assert.Contains("Sitemap:", await network.Client.GetStringAsync("/robots.txt", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("/projects/kiebids</loc>", await network.Client.GetStringAsync("/sitemap.xml", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
