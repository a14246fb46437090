using System.Net;
using System.Text;
using CivicCoding.Api.Limits;
using CivicCoding.Api.Tests.Hosting;
using CivicCoding.Graph.Sparql;

namespace CivicCoding.Api.Tests.Sparql;

[Collection(NetworkCollection.Name)]
public sealed class SparqlApiTests(NetworkServer network)
{
    private const string Query = "SELECT ?s WHERE { ?s a <https://civic-coding.org/ns#Project> } LIMIT 2";

    [Theory]
    [InlineData("application/sparql-results+json")]
    [InlineData("application/sparql-results+xml")]
    [InlineData("text/csv")]
    [InlineData("text/tab-separated-values")]
    public async Task A_query_is_answered_in_the_accepted_format(string mediaType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sparql?query=" + Uri.EscapeDataString(Query));
        request.Headers.Add("Accept", mediaType);
        using HttpResponseMessage answer = await network.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(mediaType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("/id/projects/", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_may_come_as_a_form_or_as_a_body()
    {
        using HttpResponseMessage form = await network.Client.PostAsync("/sparql", new FormUrlEncodedContent([KeyValuePair.Create("query", Query)]), TestContext.Current.CancellationToken);
        using HttpResponseMessage body = await network.Client.PostAsync("/sparql", new StringContent(Query, Encoding.UTF8, "application/sparql-query"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, form.StatusCode);
        Assert.Equal(await form.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await body.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_syntax_error_names_line_and_column()
    {
        using HttpResponseMessage answer = await network.Client.PostAsync("/sparql", new StringContent("SELECT *\nWHERE { ?s ?p }", Encoding.UTF8, "application/sparql-query"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        string body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"line\":2", body, StringComparison.Ordinal);
        Assert.Contains("\"column\":", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sparql?query=ASK%7B%7D&query=ASK%7B%7D", HttpStatusCode.BadRequest)]
    [InlineData("/sparql?query=ASK%7B%7D&timeout=-1", HttpStatusCode.BadRequest)]
    [InlineData("/sparql?query=ASK%7B%7D&default-graph-uri=%3Cx", HttpStatusCode.BadRequest)]
    [InlineData("/sparql?query=ASK%7B%7D&format=nonsense", HttpStatusCode.NotAcceptable)]
    public async Task Wrong_use_is_told(string address, HttpStatusCode expected)
    {
        using HttpResponseMessage answer = await network.Client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_format_that_there_is_not_is_406_and_a_body_that_is_no_query_415()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sparql?query=ASK%7B%7D");
        request.Headers.Add("Accept", "image/png");
        Assert.Equal(HttpStatusCode.NotAcceptable, (await network.Client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await network.Client.PostAsync("/sparql", new StringContent("x", Encoding.UTF8, "image/png"), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_query_past_its_time_is_503_with_Retry_After_and_the_server_goes_on()
    {
        const string endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(STRLEN(CONCAT(STR(?a), STR(?d), STR(?g))) = 1) }";
        using HttpResponseMessage answer = await network.Client.GetAsync("/sparql?timeout=0.2&query=" + Uri.EscapeDataString(endless), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await network.Client.GetAsync("/sparql?query=ASK%7B%7D", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Too_large_a_body_is_413()
    {
        await using RunningServer server = await RunningServer.StartAsync(new ScriptedStore(), s => s with { Limits = new ServerLimits { BodyBytes = 1_000 } });
        using HttpResponseMessage answer = await server.Client.PostAsync("/sparql", new StringContent(new string(' ', 5_000), Encoding.UTF8, "application/sparql-query"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task An_error_of_the_store_before_the_first_byte_is_a_problem_document()
    {
        var store = new ScriptedStore { OnQuery = (_, _, _) => throw new QueryBudgetExceededException("memory", QueryBudgetKind.Memory) };
        await using RunningServer server = await RunningServer.StartAsync(store);
        using HttpResponseMessage answer = await server.Client.GetAsync("/sparql?query=x", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("out-of-budget", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/update")]
    [InlineData("PUT", "/rdf-graph-store?default")]
    [InlineData("DELETE", "/rdf-graph-store?graph=urn:x:a")]
    public async Task Writing_without_a_key_is_401_and_with_a_wrong_one_too(string method, string address)
    {
        foreach (string? key in new[] { null, "civic_wrong" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = new StringContent("", Encoding.UTF8, "application/sparql-update") };
            if (key is not null)
            {
                request.Headers.Authorization = new("Bearer", key);
            }

            using HttpResponseMessage answer = await network.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Contains("Bearer", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
            Assert.Contains("unauthorized", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_graph_is_written_with_the_key_read_by_everybody_and_refused_to_foreign_pages()
    {
        const string address = "/rdf-graph-store?graph=urn:x:test";
        using var put = new HttpRequestMessage(HttpMethod.Put, address) { Content = new StringContent("<urn:x:a> <urn:x:b> \"c\" .", Encoding.UTF8, "text/turtle") };
        put.Headers.Authorization = new("Bearer", network.Server.AdminKey);
        Assert.Equal(HttpStatusCode.Created, (await network.Client.SendAsync(put, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Contains("urn:x:b", await network.Client.GetStringAsync(address, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var foreign = new HttpRequestMessage(HttpMethod.Delete, address);
        foreign.Headers.Authorization = new("Bearer", network.Server.AdminKey);
        foreign.Headers.Add("Origin", "https://evil.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await network.Client.SendAsync(foreign, TestContext.Current.CancellationToken)).StatusCode);
    }
}
