using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using CivicCoding.Api.Cli;
using CivicCoding.Api.Hosting;
using CivicCoding.Api.Tests.Hosting;
using CivicCoding.Graph.Remote;
using CivicCoding.Graph.Tests.Remote;
using CivicCoding.Matching.Serving;

namespace CivicCoding.Api.Tests.Remote;

/// <summary>The server over an outside SPARQL server shows the same network as over the embedded store.</summary>
[Collection(NetworkCollection.Name)]
public sealed class OutsideStoreTests(NetworkServer embedded, OutsideStoreTests.Outside outside) : IClassFixture<OutsideStoreTests.Outside>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/v1/projects?limit=50", "application/json")]
    [InlineData("/api/v1/programmes?limit=50", "application/json")]
    [InlineData("/projects/kiebids.nt", "application/n-triples")]
    [InlineData("/projects/kiebids", "text/html")]
    [InlineData("/overview", "text/html")]
    [InlineData("/catalog", "application/n-triples")]
    [InlineData("/catalog?page=3", "application/n-triples")]
    [InlineData("/sparql?query=PREFIX+civic:+%3Chttps://civic-coding.org/ns%23%3E+SELECT+(COUNT(DISTINCT+%3Fp)+AS+%3Fn)+%7B+%3Fp+a+civic:Project+%7D", "text/csv")]
    public async Task Pages_and_data_are_the_same(string address, string accept)
    {
        RunningServer remote = await outside.RequireAsync(Cancellation);
        (HttpStatusCode status, string[] lines) = await LinesAsync(embedded.Server, address, accept);
        (HttpStatusCode other, string[] others) = await LinesAsync(remote, address, accept);
        Assert.Equal(status, other);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.NotEmpty(lines);
        Assert.Equal(lines, others);
    }

    [Theory]
    [InlineData("kiebids")]
    [InlineData("ability-101070396")]
    public async Task Partners_are_the_same_in_the_same_order_with_the_same_reasons(string project)
    {
        RunningServer remote = await outside.RequireAsync(Cancellation);
        string[] expected = await PartnersAsync(embedded.Server, project);
        Assert.NotEmpty(expected);
        Assert.Equal(expected, await PartnersAsync(remote, project));
    }

    [Fact]
    public async Task What_is_written_through_the_server_is_found_by_words()
    {
        RunningServer remote = await outside.RequireAsync(Cancellation);
        const string thing = "https://civic-coding.org/id/events/quellwassertag";
        await UpdateAsync(remote, $"INSERT DATA {{ GRAPH <urn:x:g> {{ <{thing}> a <https://civic-coding.org/ns#Event> ; <http://www.w3.org/2000/01/rdf-schema#label> \"Quellwassertag\"@de }} }}");
        string found = "";
        for (int i = 0; i < 900 && !found.Contains(thing, StringComparison.Ordinal); i++)
        {
            await Task.Delay(100, Cancellation);
            // 503 while the index is not there yet.
            using HttpResponseMessage answer = await remote.Client.GetAsync("/api/v1/search?q=Quellwassertag", Cancellation);
            found = answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync(Cancellation) : "";
        }

        await UpdateAsync(remote, "DROP GRAPH <urn:x:g>");
        Assert.Contains(thing, found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_outside_store_cannot_do_is_said()
    {
        RunningServer remote = await outside.RequireAsync(Cancellation);
        using HttpResponseMessage answer = await remote.Client.GetAsync("/sparql?query=" + Uri.EscapeDataString("SELECT * { ?s <https://civic-coding.org/text#match> \"Wald\" }"), Cancellation);
        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
    }

    private static async Task<(HttpStatusCode Status, string[] Lines)> LinesAsync(RunningServer server, string address, string accept)
    {
        using HttpResponseMessage answer = await AskAsync(server, address, accept);
        string text = await answer.Content.ReadAsStringAsync(Cancellation);
        string[] lines = [.. text.Replace(server.Address, "http://server", StringComparison.Ordinal).Replace(server.Address["http://".Length..], "server", StringComparison.Ordinal).Split('\n')];
        Array.Sort(lines, StringComparer.Ordinal);
        return (answer.StatusCode, lines);
    }

    /// <summary>Asks again where the server says that it had no time: on a busy machine the outside server takes longer for its first answers than a page waits.</summary>
    private static async Task<HttpResponseMessage> AskAsync(RunningServer server, string address, string accept)
    {
        for (int attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Accept", accept);
            HttpResponseMessage answer = await server.Client.SendAsync(request, Cancellation);
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || attempt == 6)
            {
                return answer;
            }

            answer.Dispose();
            await Task.Delay(TimeSpan.FromSeconds(2), Cancellation);
        }
    }

    private static async Task UpdateAsync(RunningServer server, string update)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/update") { Content = new StringContent(update) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/sparql-update");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", server.AdminKey);
        using HttpResponseMessage written = await server.Client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.OK, written.StatusCode);
    }

    private static async Task<string[]> PartnersAsync(RunningServer server, string project)
    {
        using HttpResponseMessage response = await AskAsync(server, $"/api/v1/projects/{project}/partners?take=5", "application/json");
        using JsonDocument answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation));
        return [.. answer.RootElement.GetProperty("items").EnumerateArray().Select(p => p.GetRawText())];
    }

    /// <summary>The server over Virtuoso with the bundled network, started when the first test asks for it.</summary>
    public sealed class Outside : IAsyncDisposable
    {
        private readonly Virtuoso _virtuoso = new();
        private RunningServer? _server;

        public async Task<RunningServer> RequireAsync(CancellationToken cancellation)
        {
            if (_server is not null)
            {
                return _server;
            }

            await _virtuoso.RequireAsync(cancellation);
            string folder = Directory.CreateTempSubdirectory("civic-api-").FullName;
            SparqlProtocolStore store = SparqlProtocolStore.Open(RemoteAddress.Parse($"sparql:{_virtuoso.Query},{_virtuoso.Update}", login: null), cancellation);
            await FirstStart.RunAsync(new ServeSettings { StoreFolder = folder }, new GraphHost(folder, store), new CliStreams(Stream.Null, Stream.Null, TextWriter.Null), cancellation);
            // The server describes its model in its own store only.
            await ModelCardGraph.SyncAsync(store, new ModelFolder(folder), cancellation);
            return _server = await RunningServer.StartAsync(store, folder: folder);
        }

        public async ValueTask DisposeAsync()
        {
            if (_server is not null)
            {
                await _server.DisposeAsync();
            }

            await _virtuoso.DisposeAsync();
        }
    }
}
