using System.Net;
using System.Text;
using CivicCoding.Api.Tests.Cli;
using CivicCoding.Api.Tests.Hosting;
using CivicCoding.Graph;
using CivicCoding.Graph.Harvest;

namespace CivicCoding.Api.Tests.GraphStore;

public sealed class GraphStoreApiTests : IAsyncLifetime
{
    private RunningServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await RunningServer.StartAsync(RdfStore.OpenInMemory());

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("gzip", HttpStatusCode.NoContent)]
    [InlineData("zstd", HttpStatusCode.NoContent)]
    [InlineData("br", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_packed_body_is_unpacked_or_refused_with_what_is_taken(string coding, HttpStatusCode expected)
    {
        using HttpResponseMessage answer = await PutPackedAsync(coding, Encoding.UTF8.GetBytes("<urn:x:packed> <urn:x:b> \"c\" ."));
        Assert.True(answer.StatusCode == expected || (expected == HttpStatusCode.NoContent && answer.StatusCode == HttpStatusCode.Created), answer.StatusCode.ToString());
        if (expected == HttpStatusCode.UnsupportedMediaType)
        {
            Assert.Equal("gzip, zstd", answer.Headers.GetValues("Accept-Encoding").Single());
        }
        else
        {
            Assert.Contains("urn:x:packed", await _server.Client.GetStringAsync("/rdf-graph-store?graph=urn:x:packed-graph", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public async Task A_packed_bomb_is_refused(string coding)
    {
        byte[] bomb = new byte[32 << 20];
        Array.Fill(bomb, (byte)' ');
        using HttpResponseMessage answer = await PutPackedAsync(coding, bomb);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_stored_context_is_found_by_the_graph_store()
    {
        await StoredContexts.PutAsync(_server.Graph.Store, "urn:x:context", Encoding.UTF8.GetBytes("""{ "@context": { "p": "urn:x:from-context" } }"""), null, TestContext.Current.CancellationToken);
        using var put = new HttpRequestMessage(HttpMethod.Put, "/rdf-graph-store?graph=urn:x:by-context") { Content = new StringContent("""{ "@context": "urn:x:context", "@id": "urn:x:s", "p": 1 }""", Encoding.UTF8, "application/ld+json") };
        put.Headers.Authorization = new("Bearer", _server.AdminKey);
        using HttpResponseMessage answer = await _server.Client.SendAsync(put, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("urn:x:from-context", await _server.Client.GetStringAsync("/rdf-graph-store?graph=urn:x:by-context", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using HttpResponseMessage hidden = await _server.Client.GetAsync("/rdf-graph-store?graph=" + Uri.EscapeDataString(StoredContexts.GraphOf("urn:x:context").Value), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
    }

    private async Task<HttpResponseMessage> PutPackedAsync(string coding, byte[] document)
    {
        var content = new ByteArrayContent(ConvertCommandTests.Pack(coding == "zstd", document));
        content.Headers.ContentType = new("text/turtle");
        content.Headers.ContentEncoding.Add(coding);
        using var put = new HttpRequestMessage(HttpMethod.Put, "/rdf-graph-store?graph=urn:x:packed-graph") { Content = content };
        put.Headers.Authorization = new("Bearer", _server.AdminKey);
        return await _server.Client.SendAsync(put, TestContext.Current.CancellationToken);
    }
}
