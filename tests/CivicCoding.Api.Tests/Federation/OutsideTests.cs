using System.Net;
using System.Text;
using CivicCoding.Api.Federation;
using CivicCoding.Api.Tests.Hosting;
using CivicCoding.Graph;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Results;
using CivicCoding.Graph.Sparql.Update;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CivicCoding.Api.Tests.Federation;

public sealed class OutsideTests : IAsyncLifetime
{
    private const string Json = "{\"head\":{\"vars\":[\"o\"]},\"results\":{\"bindings\":[{\"o\":{\"type\":\"literal\",\"value\":\"far\"}}]}}";
    private readonly List<string> _queries = [];
    private WebApplication _outside = null!;
    private string _authority = "";

    public async ValueTask InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _outside = builder.Build();
        _outside.MapPost("/sparql", async (HttpContext context) =>
        {
            IFormCollection form = await context.Request.ReadFormAsync();
            _queries.Add(form["query"].ToString());
            return Results.Text(Json, "application/sparql-results+json");
        });
        _outside.MapPost("/moved", () => Results.Redirect("/sparql", permanent: false, preserveMethod: true));
        _outside.MapPost("/away", () => Results.Redirect("http://169.254.169.254/latest", permanent: false, preserveMethod: true));
        _outside.MapPost("/loop", () => Results.Redirect("/loop", permanent: false, preserveMethod: true));
        _outside.MapPost("/page", () => Results.Text("<html>", "text/html"));
        _outside.MapPost("/cut", () => Results.Text(Json[..40], "application/sparql-results+json"));
        _outside.MapPost("/slow", async (HttpContext context) => await Task.Delay(Timeout.Infinite, context.RequestAborted));
        _outside.MapPost("/stalls", async (HttpContext context) =>
        {
            context.Response.ContentType = "application/sparql-results+json";
            await context.Response.WriteAsync(Json[..20], context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        _outside.MapPost("/large", () => Results.Text(Json + new string(' ', 200_000), "application/sparql-results+json"));
        _outside.MapGet("/doc.ttl", () => Results.Text("<#a> <urn:x:b> _:c . _:c <urn:x:b> 1 .", "text/turtle"));
        _outside.MapGet("/bad.ttl", () => Results.Text("<#a> <urn:x:b> ", "text/turtle"));
        await _outside.StartAsync(TestContext.Current.CancellationToken);
        _authority = new Uri(_outside.Urls.First()).Authority;
    }

    public async ValueTask DisposeAsync() => await _outside.DisposeAsync();

    [Theory]
    [InlineData("/sparql")]
    [InlineData("/moved")]
    public void An_allowed_endpoint_is_asked_also_behind_a_redirect(string path)
    {
        SolutionTable table = Ask($"SELECT ?o {{ SERVICE <http://{_authority}{path}> {{ ?s ?p ?o }} }}", _authority);
        Assert.Equal("far", Assert.Single(Enumerable.Range(0, table.Count).Select(i => table[i][0]!.ToString().Trim('"'))));
        Assert.StartsWith("SELECT * WHERE", Assert.Single(_queries), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/away", "not on the list")]
    [InlineData("/loop", "more than 3 times")]
    [InlineData("/page", "text/html")]
    [InlineData("/cut", "SERVICE")]
    [InlineData("/slow", "in time")]
    [InlineData("/stalls", "in time")]
    [InlineData("/large", "larger than")]
    [InlineData("/absent", "404")]
    public void What_goes_wrong_outside_is_told_and_silent_where_asked(string path, string reason)
    {
        ServiceException error = Assert.Throws<ServiceException>(() => Ask($"SELECT ?o {{ SERVICE <http://{_authority}{path}> {{ ?s ?p ?o }} }}", _authority));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal(1, Ask($"SELECT ?o {{ SERVICE SILENT <http://{_authority}{path}> {{ ?s ?p ?o }} }}", _authority).Count);
    }

    [Theory]
    [InlineData("localhost:1")]
    [InlineData("dbpedia.org")]
    public void A_host_that_is_not_listed_is_never_reached(string allowed)
    {
        Assert.Throws<ServiceException>(() => Ask($"SELECT ?o {{ SERVICE <http://{_authority}/sparql> {{ ?s ?p ?o }} }}", allowed));
        Assert.Empty(_queries);
    }

    [Fact]
    public void A_listed_name_that_leads_to_a_private_address_is_not_dialled()
    {
        string port = _authority[(_authority.IndexOf(':', StringComparison.Ordinal) + 1)..];
        ServiceException error = Assert.Throws<ServiceException>(() => Ask($"SELECT ?o {{ SERVICE <http://localhost:{port}/sparql> {{ ?s ?p ?o }} }}", "localhost:" + port));
        Assert.Contains("private address", error.Message, StringComparison.Ordinal);
        Assert.Empty(_queries);
        Assert.Equal(1, Ask($"SELECT ?o {{ SERVICE <http://localhost:{port}/sparql> {{ ?s ?p ?o }} }}", $"localhost:{port} 127.0.0.0/8 ::1/128").Count);
    }

    [Fact]
    public async Task LOAD_takes_a_document_whole_or_leaves_nothing()
    {
        using var outside = new OutsideClient(new AllowedHosts([_authority]), new OutsideLimits());
        await using RdfStore store = RdfStore.OpenInMemory(new StoreOptions { Loader = new DocumentLoader(outside) });
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        WriteReceipt receipt = await store.UpdateAsync($"LOAD <http://{_authority}/doc.ttl> INTO GRAPH <urn:x:g>", cancellation: cancellation);
        Assert.Equal(2, receipt.Added);
        using (QueryAnswer answer = await store.QueryAsync($"ASK {{ GRAPH <urn:x:g> {{ <http://{_authority}/doc.ttl#a> <urn:x:b>/<urn:x:b> 1 }} }}", cancellation: cancellation))
        {
            Assert.True(answer.Boolean);
        }

        await Assert.ThrowsAsync<UpdateException>(async () => await store.UpdateAsync($"INSERT DATA {{ <urn:x:n> <urn:x:b> 1 }} ; LOAD <http://{_authority}/bad.ttl>", cancellation: cancellation));
        Assert.Equal(receipt.Sequence, store.Sequence);
        WriteReceipt silent = await store.UpdateAsync($"INSERT DATA {{ <urn:x:n> <urn:x:b> 1 }} ; LOAD SILENT <http://{_authority}/bad.ttl>", cancellation: cancellation);
        Assert.Equal(1, silent.Added);
        await Assert.ThrowsAsync<UpdateException>(async () => await store.UpdateAsync("LOAD <http://169.254.169.254/latest>", cancellation: cancellation));
    }

    [Fact]
    public async Task A_failed_service_is_502_and_one_that_is_off_says_so()
    {
        await using RunningServer server = await RunningServer.StartAsync(RdfStore.OpenInMemory());
        using HttpResponseMessage answer = await server.Client.GetAsync("/sparql?query=" + Uri.EscapeDataString("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Contains("switched off", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static SolutionTable Ask(string query, string allowed)
    {
        using var outside = new OutsideClient(new AllowedHosts([allowed]), new OutsideLimits { Time = TimeSpan.FromSeconds(2), ServiceBytes = 100_000 });
        using QueryAnswer answer = new QueryEngine(service: new SparqlServiceClient(outside)).Execute(query, CivicCoding.Graph.Rdf.MemoryQuadSource.From([]), 0, null, TestContext.Current.CancellationToken);
        return SolutionTable.From(answer.Solutions);
    }
}
